package shop.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whence.junit.Answers;
import dev.whence.junit.AnswersBaseline;
import dev.whence.junit.ClassLoadBudget;
import dev.whence.junit.ForkedStart;
import dev.whence.junit.Resolutions;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

@Resolutions(points = "jaxp+jca")
@AnswersBaseline("app.answers")
class CatalogTest {

    @Test
    void readsWithTheParserThatWeShip(Answers answers) throws Exception {
        assertEquals(1, Catalog.articles("<catalog><article/></catalog>"));

        answers.of("jaxp")
                .forKey("javax.xml.parsers.SAXParserFactory")
                .isFrom("xercesImpl")
                .hasPath("service");
        answers.of("jca").isEmpty();
    }

    @Test
    void signsWithTheProviderOfTheJdk(Answers answers) throws Exception {
        MessageDigest.getInstance("SHA-256");

        answers.of("jca").wasNotAnsweredBy("org.bouncycastle.jcajce.provider.digest.SHA256$Digest");
        answers.of("jaxp").isEmpty();
    }

    @Test
    @ClassLoadBudget("run.footprint")
    void startsWithinItsBudget(ForkedStart start) {
        start.main(Catalog.class);
    }
}
