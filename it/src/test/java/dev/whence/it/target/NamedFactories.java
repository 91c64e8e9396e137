package dev.whence.it.target;

import javax.xml.datatype.DatatypeFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.TransformerFactoryConfigurationError;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;

/** Asks for factories of XML by the names of their classes, and for the JDK's own; of each as often as it is told to. */
public final class NamedFactories {
    private static final String XERCES = "org.apache.xerces.jaxp.";

    private NamedFactories() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            show(DocumentBuilderFactory.newInstance(XERCES + "DocumentBuilderFactoryImpl", null));
            show(SAXParserFactory.newNSInstance(XERCES + "SAXParserFactoryImpl", null));
            try {
                TransformerFactory.newInstance("no.such.Factory", null);
            } catch (TransformerFactoryConfigurationError missing) {
                show(missing);
            }
            show(DocumentBuilderFactory.newDefaultInstance());
            show(SAXParserFactory.newDefaultNSInstance());
            show(TransformerFactory.newDefaultInstance());
            show(DatatypeFactory.newDefaultInstance());
            show(XPathFactory.newDefaultInstance());
            show(SchemaFactory.newDefaultInstance());
            show(XMLInputFactory.newDefaultFactory());
        }
    }

    private static void show(Object factory) {
        System.out.println(factory.getClass().getName());
    }
}
