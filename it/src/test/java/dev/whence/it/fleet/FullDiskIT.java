package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Children;
import dev.whence.it.harness.jvm.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full while a store is written: nothing is lost, nothing half-written is seen, and the next one completes it. */
final class FullDiskIT {
    /** A disk of its own of so many kilobytes; each line of what it prints begins with what was done. */
    private static final String STORY = """
            set -u
            fleet() { what=$1; shift; out=$("$JAVA" -jar "$FLEET" "$@" --store disk/store 2>&1); code=$?
              echo "$what: $code: $out" | tr '\\n' ' '; echo; echo "$what holds: $(ls -A disk/store | sed 's/=.*/=/; s/-.*/-/' | sort | tr '\\n' ' ')"; }
            mkdir disk
            mount -t tmpfs -o size=36k tmpfs disk
            fleet full ingest recordings
            mount -o remount,size=1m disk
            fleet three ingest recordings/shop-1.jfr recordings/shop-2.jfr recordings/shop-3.jfr
            fleet rest ingest recordings
            mount -o remount,size=$(($(du -sk disk | cut -f1) + 20))k disk
            fleet squeezed compact
            fleet counted sql 'select count(distinct chunk) as n from facts' --format csv
            fleet again ingest recordings
            mount -o remount,size=1m disk
            fleet folded compact
            fleet recounted sql 'select count(distinct chunk) as n from facts' --format csv
            """;

    @RegisterExtension
    final Children children = new Children();

    @TempDir
    Path folder;

    @Test
    void isOneLineAndTheNextIngestCompletesIt() throws Exception {
        assumeTrue(mayMount(), "no 'unshare' that lets a user mount a disk");
        FleetJar.plant(children, Jdks.own(), Io.folder(folder.resolve("recordings")));
        Files.writeString(folder.resolve("story.sh"), STORY);
        ProcessBuilder builder = new ProcessBuilder("unshare", "-rm", "sh", "story.sh").directory(folder.toFile());
        builder.environment().put("JAVA", Jdks.own().java().toString());
        builder.environment().put("FLEET", Shipped.fleet().toString());
        builder.environment().put(FleetJar.CACHES, FleetJar.caches().toString());

        Child story = children.start(builder).awaitSuccess();

        assertThat(story.out().lines().map(String::strip))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("full: 2: facts cannot be written: ")
                                .endsWith("No space left on device"),
                        line -> assertThat(line).isEqualTo("full holds: .lock"),
                        line -> assertThat(line).startsWith("three: 0: 3 files: 3 chunks added, 0 known"),
                        line -> assertThat(line).isEqualTo("three holds: .lock batch="),
                        line -> assertThat(line).startsWith("rest: 0: 16 files: 13 chunks added, 3 known"),
                        line -> assertThat(line).isEqualTo("rest holds: .lock batch= batch="),
                        line -> assertThat(line).startsWith("squeezed: 2: ").endsWith("No space left on device"),
                        line -> assertThat(line).isEqualTo("squeezed holds: .lock batch= batch="),
                        line -> assertThat(line).isEqualTo("counted: 0: n 16"),
                        line -> assertThat(line).isEqualTo("counted holds: .lock batch= batch="),
                        line -> assertThat(line).startsWith("again: 0: 16 files: 0 chunks added, 16 known"),
                        line -> assertThat(line).isEqualTo("again holds: .lock batch= batch="),
                        line -> assertThat(line).isEqualTo("folded: 0: 2 batches are one"),
                        line -> assertThat(line).isEqualTo("folded holds: .lock batch="),
                        line -> assertThat(line).isEqualTo("recounted: 0: n 16"),
                        line -> assertThat(line).isEqualTo("recounted holds: .lock batch="));
    }

    private static boolean mayMount() throws IOException, InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
