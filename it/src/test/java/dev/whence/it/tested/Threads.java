package dev.whence.it.tested;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.junit.Answers;
import dev.whence.junit.Resolutions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose resolutions are a test's: those of threads that it creates, and not those of a pool that was there before. */
@Resolutions(points = "jaxp")
class Threads {
    private static final ExecutorService BEFORE = Executors.newFixedThreadPool(1);

    @BeforeAll
    static void poolIsThere() throws Exception {
        BEFORE.submit(() -> SAXParserFactory.newInstance()).get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void poolEnds() {
        BEFORE.shutdown();
    }

    @Test
    void aThreadThatItCreates(Answers answers) throws Exception {
        Thread created = new Thread(() -> {
            SAXParserFactory.newInstance();
            Thread within = new Thread(DocumentBuilderFactory::newInstance);
            within.start();
            join(within);
        });
        created.start();
        join(created);

        answers.of("jaxp").hasResolutions(2);
        answers.of("jaxp").forKey(SAXParserFactory.class).hasResolutions(1);
        answers.of("jaxp").forKey(DocumentBuilderFactory.class).hasResolutions(1);
    }

    @Test
    void aVirtualThreadThatItCreates(Answers answers) throws Exception {
        assumeTrue(Runtime.version().feature() >= 21);
        Runnable resolves = SAXParserFactory::newInstance;
        join((Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, resolves));

        answers.of("jaxp").hasResolutions(1);
    }

    @Test
    void aPoolThatItCreates(Answers answers) throws Exception {
        ExecutorService own = Executors.newFixedThreadPool(1);
        own.submit(() -> SAXParserFactory.newInstance()).get(30, TimeUnit.SECONDS);
        own.shutdown();
        assertTrue(own.awaitTermination(30, TimeUnit.SECONDS));

        answers.of("jaxp").hasResolutions(1);
    }

    @Test
    void aPoolThatWasThereBefore(Answers answers) throws Exception {
        BEFORE.submit(() -> SAXParserFactory.newInstance()).get(30, TimeUnit.SECONDS);

        answers.of("jaxp").isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
