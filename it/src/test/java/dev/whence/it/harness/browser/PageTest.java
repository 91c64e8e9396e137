package dev.whence.it.harness.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.jvm.Children;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page as a browser shows it, where there is one: on any JDK the same, so on the build's own. */
public abstract class PageTest {

    private static final String NO_BROWSER = "no Chromium here: name one with -Dwhence.chromium=FILE";

    private static Optional<Path> browser = Optional.empty();

    @RegisterExtension
    protected final Children children = new Children();

    @TempDir
    protected Path folder;

    @BeforeAll
    static void look(TestInfo test) {
        browser = Chromium.find();
        if (browser.isEmpty()) {
            String name = test.getTestClass().map(Class::getSimpleName).orElse("?");
            System.out.println("  " + name + " is skipped, " + NO_BROWSER);
        }
    }

    @BeforeEach
    void skipWithoutBrowser() {
        assumeTrue(browser.isPresent(), NO_BROWSER);
    }

    protected Chromium browser() {
        return Chromium.start(browser.orElseThrow(), children);
    }
}
