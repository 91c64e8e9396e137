package dev.whence.footprint.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.archive.ArchiveFault.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as JDK 17 and 25 write them where they reject an archive. */
class ArchiveFaultTest {
    private static final List<String> COMMAND = List.of("java", "-jar", "a.jar");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "AGENT | -javaagent:x.jar=y | Mismatched values for property jdk.module.addmods: java.instrument specified during runtime but not during dump time | -javaagent:x.jar=y",
                "AGENT | -ea | Mismatched values for property jdk.module.addmods: runtime java.instrument,jdk.jfr dump time jdk.jfr | \"\"",
                "RECORDING | -XX:StartFlightRecording:filename=x.jfr | Mismatched values for property jdk.module.addmods: jdk.jfr specified during runtime but not during dump time | -XX:StartFlightRecording:filename=x.jfr",
                "RECORDING | -ea | Mismatched values for property jdk.module.addmods: runtime java.instrument,jdk.jfr dump time java.instrument | \"\"",
                "NO_RECORDING | -ea | Mismatched values for property jdk.module.addmods: runtime java.instrument dump time java.instrument,jdk.jfr | \"\"",
                "NO_AGENT | -ea | Mismatched values for property jdk.module.addmods: java.instrument specified during dump time but not during runtime | \"\"",
                "MODULE_OPTION | --enable-native-access=ALL-UNNAMED | Mismatched values for property jdk.module.enable.native.access: ALL-UNNAMED specified during runtime but not during dump time | --enable-native-access=ALL-UNNAMED",
                "MODULE_OPTION | -ea | Mismatched values for property jdk.module.addmods: java.sql specified during runtime but not during dump time | java.sql specified during runtime but not during dump time",
                "MODULES_CHANGED | --limit-modules=java.se | AOT cache is disabled when the --limit-modules option is specified. | --limit-modules=java.se",
                "MODULES_CHANGED | --patch-module | Unable to use shared archive: CDS is disabled when java.base module is patched. | --patch-module",
                "JAR_CHANGED | -ea | This file is not the one used while building the shared archive file: 'a b.jar', timestamp has changed | a b.jar",
                "JAR_CHANGED | -ea | UseSharedSpaces: A jar file is not the one used while building the shared archive file: a.jar | a.jar",
                "BOOT_PATH | -Xbootclasspath/a:b.jar | boot classpath is longer than expected | -Xbootclasspath/a:b.jar",
                "BOOT_PATH | -ea | [BOOT classpath mismatch, actual =/jdk/lib/modules:h.jar | \"\"",
                "CLASS_PATH | -ea | The name of app classpath [1] does not match: expected 'a.jar', got 'c/b.jar' | expected 'a.jar', got 'c/b.jar'",
                "CLASS_PATH | -ea | [APP classpath mismatch, actual: -Djava.class.path=c/b.jar | c/b.jar",
                "POINTERS | -XX:+UseZGC | The saved state of UseCompressedOops and UseCompressedClassPointers is different from runtime, CDS will be disabled. | -XX:+UseZGC",
                "OBJECT_HEADERS | -XX:+UseCompactObjectHeaders | The AOT cache's UseCompactObjectHeaders setting (disabled) does not equal the current UseCompactObjectHeaders setting (enabled). | -XX:+UseCompactObjectHeaders",
                "DEBUGGER | -agentlib:jdwp=server=y | AOT cache has aot-linked classes. It cannot be used with JDWP agent | -agentlib:jdwp=server=y",
                "NOT_FOUND | -ea | Specified AOT cache not found (no.aot) | no.aot",
                "NOT_FOUND | -ea | UseSharedSpaces: Specified shared archive not found (no.jsa). | no.jsa",
                "OTHER_JDK | -ea | UseSharedSpaces: The shared archive file has the wrong version. | \"\"",
                "OTHER_JDK | -ea | Not a valid shared archive file (dyn17.jsa) | dyn17.jsa",
            })
    void aCauseIsProvedByALineOfTheJvm(Cause cause, String option, String line, String detail) {
        ArchiveLog log = ArchiveLog.of(List.of("trying to map x", line, "Unable to map shared spaces"));

        assertThat(ArchiveFault.of(log, List.of("java", option, "-jar", "a.jar")))
                .containsExactly(new ArchiveFault(cause, detail, line));
    }

    @Test
    void anArchiveThatIsUsedHasNoFault() {
        // As JDK 17 writes with an agent: the archive is used, its graph of modules is not.
        ArchiveLog log = ArchiveLog.of(List.of(
                "optimized module handling: disabled due to incompatible property: jdk.module.addmods.0=java.instrument",
                "trying to map app.jsa",
                "full module graph: disabled"));

        assertThat(ArchiveFault.of(log, COMMAND)).isEmpty();
        assertThat(log.tried()).containsExactly("app.jsa");
    }

    @Test
    void aModuleOptionAloneIsNoFaultWhereTheArchiveIsUsed() {
        // As JDK 25 writes with an agent and a dynamic archive.
        ArchiveLog log = ArchiveLog.of(List.of(
                "trying to map dyn.jsa",
                "Mismatched values for property jdk.module.addmods: java.instrument specified during runtime but not during dump time",
                "Disabling optimized module handling"));

        assertThat(ArchiveFault.of(log, COMMAND)).isEmpty();
    }

    @Test
    void whatIsNotKnownIsShownAsTheJvmSaysIt() {
        ArchiveLog log = ArchiveLog.of(List.of("trying to map x", "Unable to use AOT cache: the moon is full"));

        assertThat(ArchiveFault.of(log, COMMAND))
                .containsExactly(new ArchiveFault(Cause.UNKNOWN, "", "Unable to use AOT cache: the moon is full"));
    }

    @Test
    void twoCausesAreTwoFaults() {
        ArchiveLog log = ArchiveLog.of(List.of(
                "Mismatched values for property jdk.module.addmods: java.instrument specified during runtime but not during dump time",
                "Mismatched values for property jdk.module.addopens: java.base/java.lang=ALL-UNNAMED specified during runtime but not during dump time",
                "Unable to map shared spaces"));

        assertThat(ArchiveFault.of(log, COMMAND))
                .extracting(ArchiveFault::cause)
                .containsExactly(Cause.AGENT, Cause.MODULE_OPTION);
    }

    @Test
    void anAgentAndARecordingAreTwoCausesOfOneLine() {
        ArchiveLog log = ArchiveLog.of(List.of(
                "Mismatched values for property jdk.module.addmods: java.instrument,jdk.jfr specified during runtime but not during dump time",
                "Unable to map shared spaces"));

        assertThat(ArchiveFault.of(log, COMMAND))
                .extracting(ArchiveFault::cause)
                .containsExactly(Cause.AGENT, Cause.RECORDING);
    }

    @Test
    void noArchiveIsOpened() {
        assertThat(ArchiveFault.of(
                        ArchiveLog.of(List.of("bootstrap loader class path=/jdk/lib/modules")),
                        List.of("java", "-Xshare:off", "-version")))
                .containsExactly(new ArchiveFault(Cause.SWITCHED_OFF, "-Xshare:off", ""));
    }
}
