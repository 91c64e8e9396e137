package shop.catalog;

import java.io.StringReader;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A catalogue in XML. */
public final class Catalog {
    private Catalog() {}

    /** Prints how many articles it has. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("articles: " + articles("<catalog><article/><article/></catalog>"));
        String title = System.getenv("CATALOG_TITLE");
        if (title != null) {
            System.out.println(Table.of(title));
        }
    }

    /** How many articles it has. */
    public static int articles(String xml) throws Exception {
        int[] count = {0};
        parser().newSAXParser().parse(new InputSource(new StringReader(xml)), new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                count[0] += name.equals("article") ? 1 : 0;
            }
        });
        return count[0];
    }

    private static SAXParserFactory parser() throws SAXException, ParserConfigurationException {
        return SAXParserFactory.newInstance();
    }
}
