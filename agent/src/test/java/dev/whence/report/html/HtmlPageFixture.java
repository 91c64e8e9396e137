package dev.whence.report.html;

import dev.whence.report.answer.AnswerQuery;
import dev.whence.report.figures.Report;
import dev.whence.report.findings.Audit;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as written, and as a parser that forgives nothing understands it. */
final class HtmlPageFixture {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    final String source;
    private final Document document;

    private HtmlPageFixture(String source, Document document) {
        this.source = source;
        this.document = document;
    }

    static HtmlPageFixture of(Report report) throws IOException {
        return of(report, null);
    }

    static HtmlPageFixture of(Report report, @Nullable Audit audit) throws IOException {
        StringWriter out = new StringWriter();
        HtmlReport.write(report, AnswerQuery.DEFAULT.with(Integer.MAX_VALUE), audit, out);
        String source = out.toString();
        // Style and script are no XML; what they are is looked at in the source.
        String xml = source.replace("<!DOCTYPE html>", "")
                .replaceAll("(?s)(<style>).*?(</style>)", "$1$2")
                .replaceAll("(?s)(<script>)(?!</script>)\\s*'use strict'.*?(</script>)", "$1$2");
        try {
            return new HtmlPageFixture(
                    source,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    /** The text of each element found. */
    List<String> texts(String path) {
        return nodes(path).stream().map(Node::getTextContent).toList();
    }

    /** The text of the one element there is. */
    String text(String path) {
        List<String> texts = texts(path);
        if (texts.size() != 1) {
            throw new AssertionError(path + " is there " + texts.size() + " times");
        }
        // Spaces that hold a number and its unit together read as any.
        return texts.get(0).replace('\u00a0', ' ');
    }

    List<Element> elements(String path) {
        return nodes(path).stream().map(Element.class::cast).toList();
    }

    int count(String path) {
        return nodes(path).size();
    }

    private List<Node> nodes(String path) {
        try {
            NodeList found = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
