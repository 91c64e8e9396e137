package dev.whence.agent.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java\0-javaagent:whence-agent.jar\0-XX:StartFlightRecording:filename=a.jfr\0Main\0",
                "java\0Main\0mailto:somebody@example.org\0",
                "-javaagent:whence-agent.jar -XX:FlightRecorderOptions:stackdepth=9 -Duser=a@b -Dto=@b",
                ""
            })
    void leavesTheRecorderOn(String texts) {
        assertThat(CommandLine.leavesOn(texts)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java\0-XX:-FlightRecorder\0Main\0",
                "java\0@arguments\0Main\0",
                "@arguments",
                "-Xmx1g @arguments",
                "-Xmx1g\t@arguments",
                "-Xmx1g -XX:-FlightRecorder",
                "java\0-XX:VMOptionsFile=options\0Main\0",
                "java\0-XX:Flags=.hotspotrc\0Main\0",
                "java\0-XX:+ReadVMOptionsFile\0Main\0"
            })
    void mayBeSwitchedOff(String texts) {
        assertThat(CommandLine.leavesOn(texts)).isFalse();
    }
}
