package dev.whence.agent.discovery;

import dev.whence.agent.trust.Verdict;

/** Writes one {@code whence.Patch}. Touched only while the recorder is up. */
final class PatchRecord {
    private PatchRecord() {}

    static void write(LoadedVersion version, DiscoveryMode discovery) {
        PatchEvent event = new PatchEvent();
        Class<?> type = event.shouldCommit() ? version.get() : null;
        if (type != null) {
            String why = version.whyNotHonoured(discovery);
            event.className = type;
            event.loader = version.loader();
            event.codeSource = version.codeSource;
            event.firstSeen = version.firstSeen;
            event.inUse = version.inUse;
            event.honoured = why == null;
            event.why = why;
            Verdict verdict = version.verdict();
            if (verdict != null) {
                event.trustedBy = version.trustedBy();
                event.sha256 = verdict.hash();
                event.vouched = verdict.isVouched();
                event.definedBy = verdict.definer();
            }
            event.commit();
        }
    }
}
