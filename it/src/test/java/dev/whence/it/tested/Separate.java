package dev.whence.it.tested;

import dev.whence.junit.Answers;
import dev.whence.junit.Resolutions;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;
import org.junit.jupiter.api.Test;

/** Four tests at once, which resolve the same point: each sees its own calls, all of them and no other. */
@Resolutions(points = "jaxp")
class Separate {
    private static final int CALLS = 200;
    private static final CyclicBarrier ALL = new CyclicBarrier(4);

    @Test
    void sax(Answers answers) throws Exception {
        resolve(SAXParserFactory::newInstance);
        expect(answers, SAXParserFactory.class);
    }

    @Test
    void dom(Answers answers) throws Exception {
        resolve(DocumentBuilderFactory::newInstance);
        expect(answers, DocumentBuilderFactory.class);
    }

    @Test
    void transformer(Answers answers) throws Exception {
        resolve(TransformerFactory::newInstance);
        expect(answers, TransformerFactory.class);
    }

    @Test
    void datatype(Answers answers) throws Exception {
        resolve(DatatypeFactory::newInstance);
        expect(answers, DatatypeFactory.class);
    }

    private static void resolve(Callable<?> factory) throws Exception {
        meet();
        for (int i = 0; i < CALLS; i++) {
            factory.call();
        }
        meet();
    }

    private static void expect(Answers answers, Class<?> key) {
        answers.of("jaxp").hasResolutions(CALLS).forKey(key).hasResolutions(CALLS);
    }

    private static void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
        ALL.await(30, TimeUnit.SECONDS);
    }
}
