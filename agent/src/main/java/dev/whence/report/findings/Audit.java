package dev.whence.report.findings;

import dev.whence.output.HumanReadable;
import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.RecordingReport;
import dev.whence.report.figures.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who answered, and on whose authority: what an auditor wants of recordings, and what these cannot tell.
 *
 * @param classes every class that answered, or that a policy judged; those without authority first
 * @param policies what stood of a policy, as each agent said; a sentence each
 * @param gaps why recordings may lack classes that answered; nothing can be concluded from what they do not hold
 * @param limits what no recording tells
 */
public record Audit(List<AuditedClass> classes, List<String> policies, List<String> gaps, List<String> limits) {
    /** What the recordings come to. */
    public enum Verdict {
        /** Whatever answered is trusted by a policy, and nothing is missing. */
        TRUSTED("trusted"),
        /** Something answered that no policy trusts. */
        UNTRUSTED("untrusted"),
        /** Nothing that is recorded speaks against it, but something is missing, or nothing answered. */
        UNDECIDED("undecided");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** As JSON has it. */
        public String word() {
            return word;
        }
    }

    /** Reads it from a report. */
    public static Audit of(Report report) {
        List<AuditedClass> classes = new ArrayList<>();
        report.versions().forEach(version -> classes.add(AuditedClass.of(version)));
        classes.sort(Comparator.comparing(AuditedClass::standing)
                .thenComparing(Comparator.comparingLong(AuditedClass::count).reversed())
                .thenComparing(each -> each.version().className())
                .thenComparing(each -> each.version().loader()));
        Set<String> policies = new LinkedHashSet<>();
        for (RecordingReport recording : report.recordings()) {
            AgentReport agent = recording.agent();
            if (agent != null && !agent.discovery().isEmpty()) {
                policies.add(agent.discovery());
            }
        }
        return new Audit(List.copyOf(classes), List.copyOf(policies), gaps(report), limits(classes));
    }

    /** The verdict. */
    public Verdict verdict() {
        if (count(AuditedClass.Standing.UNTRUSTED) + count(AuditedClass.Standing.NO_POLICY) > 0) {
            return Verdict.UNTRUSTED;
        }
        return gaps.isEmpty() && count(AuditedClass.Standing.TRUSTED) > 0 ? Verdict.TRUSTED : Verdict.UNDECIDED;
    }

    /** The verdict in one sentence. */
    public String sentence() {
        long trusted = count(AuditedClass.Standing.TRUSTED);
        long untrusted = count(AuditedClass.Standing.UNTRUSTED) + count(AuditedClass.Standing.NO_POLICY);
        if (trusted + untrusted == 0) {
            return "No class answered.";
        }
        String answered = trusted + untrusted == 1 ? "1 class answered, " : trusted + untrusted + " classes answered, ";
        if (untrusted == 0) {
            return answered + (trusted == 1 ? "" : "each of them ") + "on the authority of a policy"
                    + (gaps.isEmpty() ? "." : ", as far as that is recorded.");
        }
        return answered + (trusted == 0 ? "" : untrusted + " of them ") + "without the authority of a policy.";
    }

    /** How many classes are of one standing. */
    private long count(AuditedClass.Standing standing) {
        return classes.stream().filter(each -> each.standing() == standing).count();
    }

    /** Those of one standing, in their order. */
    public List<AuditedClass> classes(AuditedClass.Standing standing) {
        return classes.stream().filter(each -> each.standing() == standing).toList();
    }

    private static List<String> gaps(Report report) {
        List<String> gaps = new ArrayList<>();
        for (RecordingReport recording : report.recordings()) {
            AgentReport agent = recording.agent();
            String name = recording.name() + ": ";
            if (agent == null) {
                gaps.add(name + "no agent reported, so no answer of that time is known");
            } else if (agent.launch().equals("attach")) {
                gaps.add(name
                        + "the agent came into a JVM that ran already: answers before that are not known, and no class"
                        + " file of before");
            }
            if (!recording.complete()) {
                gaps.add(name + "a part of it is missing or damaged");
            }
            if (recording.repeated() == recording.chunks()) {
                continue;
            }
            for (PointReport point : recording.activity().points()) {
                if (point.leftOut() > 0) {
                    gaps.add(name + HumanReadable.plural(point.leftOut(), "resolution") + " of " + point.point()
                            + (point.leftOut() == 1 ? " has" : " have")
                            + " no event of its own: a version that was unloaded since is not known to have answered");
                }
            }
        }
        withoutClass(report.answers())
                .forEach((point, count) -> gaps.add(
                        HumanReadable.plural(count, "answer") + " of " + point + (count == 1 ? " was" : " were")
                                + " counted without a class: it was unloaded, or the point has too many keys"));
        gaps.addAll(Problems.of(report.recordings()));
        return List.copyOf(gaps);
    }

    /** How many answers of each point nobody can be named for. */
    private static Map<String, Long> withoutClass(List<AnswerReport> answers) {
        Map<String, Long> counts = new TreeMap<>();
        for (AnswerReport answer : answers) {
            boolean isLost = answer.key().equals(AnswerReport.OTHER_KEYS)
                    || !answer.source().isEmpty();
            if (answer.className() == null && answer.failure().isEmpty() && answer.count() > 0 && isLost) {
                counts.merge(answer.point(), answer.count(), Long::sum);
            }
        }
        return counts;
    }

    private static List<String> limits(List<AuditedClass> classes) {
        List<String> limits = new ArrayList<>();
        limits.add("Whatever answered before the first recording began, between two, and after the last one.");
        if (classes.stream().anyMatch(each -> each.version().trust() == null)) {
            limits.add(
                    "Where no policy stands: from which bytes a class is, and who defined it. Its loader's name and its code"
                            + " source are claims of whoever defined it.");
        }
        if (classes.stream().anyMatch(each -> each.version().trust() != null)) {
            limits.add(
                    "What other agents made of a class after it was defined: the hash is of the class file as it was handed"
                            + " to the JVM.");
        }
        if (classes.stream().anyMatch(AuditedClass::hasSeveralFiles)) {
            limits.add("Of a loader that was given several class files, which of them answered when.");
        }
        return List.copyOf(limits);
    }
}
