package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.RuntimeImage;
import dev.whence.it.target.Factories;
import dev.whence.it.target.NamedFactories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The set {@code jaxp}: who settled which factory of XML is used, with Xerces and Woodstox on the class path, and without. */
final class JaxpIT extends ReadyMadeSetTest {

    private static final String OWN = "com.sun.org.apache.xerces.internal.";
    private static final String SAX = "javax.xml.parsers.SAXParserFactory";
    private static final String DOM = "javax.xml.parsers.DocumentBuilderFactory";

    @Test
    void theJdksOwnWhereNobodySaysOtherwise() {
        Events events = recorded("jaxp", launch -> launch.main(Factories.class, "2"));

        assertThat(told(events, "jaxp"))
                .containsEntry(DOM + ": default " + OWN + "jaxp.DocumentBuilderFactoryImpl jrt:/java.xml", 2L)
                .containsEntry(SAX + ": default " + OWN + "jaxp.SAXParserFactoryImpl jrt:/java.xml", 2L)
                .containsEntry(
                        "javax.xml.datatype.DatatypeFactory: default " + OWN
                                + "jaxp.datatype.DatatypeFactoryImpl jrt:/java.xml",
                        2L)
                .containsEntry(
                        "javax.xml.stream.XMLInputFactory: default com.sun.xml.internal.stream.XMLInputFactoryImpl"
                                + " jrt:/java.xml",
                        2L)
                .containsEntry(
                        "javax.xml.stream.XMLOutputFactory: default com.sun.xml.internal.stream.XMLOutputFactoryImpl"
                                + " jrt:/java.xml",
                        2L)
                .containsEntry(
                        "javax.xml.transform.TransformerFactory: default"
                                + " com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl jrt:/java.xml",
                        2L)
                .containsEntry(
                        "http://java.sun.com/jaxp/xpath/dom: default"
                                + " com.sun.org.apache.xpath.internal.jaxp.XPathFactoryImpl jrt:/java.xml",
                        2L)
                .containsEntry(
                        "http://www.w3.org/2001/XMLSchema: default " + OWN
                                + "jaxp.validation.XMLSchemaFactory jrt:/java.xml",
                        2L)
                .hasSize(8);
    }

    @Test
    void thoseOfTheClassPath() {
        Events events = recorded("jaxp", JaxpIT::withProviders);

        assertThat(told(events, "jaxp"))
                .containsEntry(DOM + ": service org.apache.xerces.jaxp.DocumentBuilderFactoryImpl xercesImpl.jar", 1L)
                .containsEntry(SAX + ": service org.apache.xerces.jaxp.SAXParserFactoryImpl xercesImpl.jar", 1L)
                .containsEntry(
                        "javax.xml.stream.XMLInputFactory: service com.ctc.wstx.stax.WstxInputFactory woodstox-core.jar",
                        1L)
                .containsEntry(
                        "http://www.w3.org/2001/XMLSchema: service org.apache.xerces.jaxp.validation.XMLSchemaFactory"
                                + " xercesImpl.jar",
                        1L)
                .containsEntry(
                        "javax.xml.transform.TransformerFactory: default"
                                + " com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl jrt:/java.xml",
                        1L)
                .hasSize(8);
        // What a factory's constructor reads of properties is no step of finding it.
        assertThat(events).doesNotContain(event("whence.Step").containing("path", "property"));
    }

    @Test
    void whoASystemPropertyNames() {
        UnaryOperator<Launch> program = launch -> withProviders(launch)
                .vm("-D" + SAX + "=" + OWN + "jaxp.SAXParserFactoryImpl")
                .vm("-Djavax.xml.validation.SchemaFactory:http://www.w3.org/2001/XMLSchema=" + OWN
                        + "jaxp.validation.XMLSchemaFactory");
        Events events = recorded("jaxp", program);

        assertThat(told(events, "jaxp"))
                .containsKey(SAX + ": system-property " + OWN + "jaxp.SAXParserFactoryImpl jrt:/java.xml")
                .containsEntry(
                        "http://www.w3.org/2001/XMLSchema: system-property " + OWN
                                + "jaxp.validation.XMLSchemaFactory jrt:/java.xml",
                        1L)
                .containsEntry(DOM + ": service org.apache.xerces.jaxp.DocumentBuilderFactoryImpl xercesImpl.jar", 1L);
        assertThat(events)
                .as("what was asked for the name, and not what else was asked for")
                .contains(event("whence.Step").with("path", "system-property").with("outcome", "chosen"))
                .doesNotContain(event("whence.Step")
                        .containing("path", "property")
                        .where("not chosen", step -> !"chosen".equals(step.getString("outcome"))));
    }

    @Test
    void whoTheConfigurationFileNames() throws IOException {
        Optional<Path> image = RuntimeImage.with(jdk, "java.xml,java.instrument,jdk.jfr");
        assumeTrue(image.isPresent(), () -> jdk + " cannot link a runtime image");
        Files.writeString(
                image.get().resolve("conf").resolve("jaxp.properties"),
                SAX + "=" + OWN + "jaxp.SAXParserFactoryImpl\n");
        UnaryOperator<Launch> program = launch -> withProviders(launch).image(image.get());

        Map<String, Long> told = told(recorded("jaxp", program), "jaxp");

        assertThat(told)
                .containsEntry(SAX + ": configuration-file " + OWN + "jaxp.SAXParserFactoryImpl jrt:/java.xml", 1L)
                .containsEntry(DOM + ": service org.apache.xerces.jaxp.DocumentBuilderFactoryImpl xercesImpl.jar", 1L);
    }

    @Test
    void oneThatIsNotThere() {
        Events events = recorded("jaxp", launch -> withProviders(launch).vm("-D" + DOM + "=no.such.Factory"));

        assertThat(told(events, "jaxp")).containsEntry(DOM + ": none none null", 1L);
        assertThat(events)
                .contains(
                        1,
                        event("whence.Resolution")
                                .with("key", DOM)
                                .with("failure", "javax.xml.parsers.FactoryConfigurationError"));
    }

    /** Nobody looks for these: the program names the class, or asks for the JDK's own. */
    @Test
    void thoseThatAProgramNames() {
        Events events = recorded(
                "jaxp",
                launch -> launch.main(NamedFactories.class, "3")
                        .classPath(Guests.libraries("jaxp").toArray(Path[]::new)));

        assertThat(told(events, "jaxp-named"))
                .isEqualTo(Map.of(
                        DOM + ":  org.apache.xerces.jaxp.DocumentBuilderFactoryImpl xercesImpl.jar",
                        3L,
                        SAX + ":  org.apache.xerces.jaxp.SAXParserFactoryImpl xercesImpl.jar",
                        3L,
                        "javax.xml.transform.TransformerFactory: none none null",
                        3L));
        assertThat(told(events, "jaxp-own"))
                .containsEntry(DOM + ":  " + OWN + "jaxp.DocumentBuilderFactoryImpl jrt:/java.xml", 3L)
                .containsEntry(SAX + ":  " + OWN + "jaxp.SAXParserFactoryImpl jrt:/java.xml", 3L)
                .containsEntry(
                        "javax.xml.stream.XMLInputFactory:  com.sun.xml.internal.stream.XMLInputFactoryImpl"
                                + " jrt:/java.xml",
                        3L)
                .hasSize(7);
        assertThat(of(events, "jaxp")).isEmpty();
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(JaxpIT::withProviders);
    }

    private static Launch withProviders(Launch launch) {
        return launch.main(Factories.class).classPath(Guests.libraries("jaxp").toArray(Path[]::new));
    }
}
