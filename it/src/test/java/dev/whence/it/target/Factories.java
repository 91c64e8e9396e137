package dev.whence.it.target;

import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.XMLConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;

/** Asks for each of the factories of XML, and prints which it got, or what was thrown. */
public final class Factories {

    private Factories() {}

    public static void main(String[] arguments) {
        int times = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        List<Callable<?>> factories = List.of(
                DocumentBuilderFactory::newInstance,
                SAXParserFactory::newInstance,
                DatatypeFactory::newInstance,
                XMLInputFactory::newInstance,
                XMLOutputFactory::newFactory,
                TransformerFactory::newInstance,
                XPathFactory::newInstance,
                () -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI));
        for (int i = 0; i < times; i++) {
            factories.forEach(Factories::print);
        }
    }

    private static void print(Callable<?> factory) {
        try {
            System.out.println(factory.call().getClass().getName());
        } catch (Exception | Error thrown) {
            System.out.println("! " + thrown);
        }
    }
}
