package dev.whence.it.tested;

import dev.whence.junit.Answers;
import dev.whence.junit.ClassLoadBudget;
import dev.whence.junit.ForkedStart;
import dev.whence.junit.Resolutions;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;

/** Mistakes of whoever writes a test: each of these has to fail, with one line that says what is wrong. */
class Mistaken {

    @Test
    @Resolutions(points = "jaxq")
    void noSuchSet(Answers answers) {
        answers.of("jaxq").isEmpty();
    }

    @Test
    @Resolutions(pointsFile = "no.points")
    void noSuchFile(Answers answers) {
        answers.of("jaxp").isEmpty();
    }

    @Test
    @Resolutions(points = "auto")
    void whateverIsLoaded(Answers answers) {
        answers.of("jaxp").isEmpty();
    }

    @Test
    @Resolutions(points = "jaxp")
    void anotherPoint(Answers answers) {
        answers.of("jdbc").isEmpty();
    }

    @Test
    @Resolutions(points = "jaxp")
    void nothingToSay(Answers answers) {
        SAXParserFactory.newInstance();
        answers.of("jaxp").forKey("javax.xml.parsers.SaxParserFactory").wasNotAnsweredBy("some.Other");
    }

    @Test
    @ClassLoadBudget("no.footprint")
    void noSuchBudget(ForkedStart start) {
        start.main(Mistaken.class);
    }

    @Test
    @ClassLoadBudget("no.footprint")
    void nothingStarted(ForkedStart start) {}
}
