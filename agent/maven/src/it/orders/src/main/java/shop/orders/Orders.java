package shop.orders;

import java.io.StringReader;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;
import shop.export.Table;

/** Adds up the orders of a document. */
public final class Orders {
    private static final String TODAY = "<orders><order pieces='3'/><order pieces='4'/></orders>";

    public static void main(String[] args) throws Exception {
        int[] pieces = new int[1];
        SAXParserFactory.newInstance().newSAXParser().parse(new InputSource(new StringReader(TODAY)), new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                if (name.equals("order")) {
                    pieces[0] += Integer.parseInt(attributes.getValue("pieces"));
                }
            }
        });
        System.out.println(args[0].equals("table") ? Table.of(pieces[0]) : "pieces: " + pieces[0]);
    }
}
