package dev.whence.jmc;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.item.IItemFilter;
import org.openjdk.jmc.common.item.PersistableItemFilter;
import org.openjdk.jmc.common.util.StateToolkit;
import org.openjdk.jmc.common.util.StatefulState;

/** A page of the pages file, read as Mission Control's import does. */
record Page(String factory, String id, StatefulState state) {
    private static final String FILE = "/whence-pages.xml";

    static File file() {
        try {
            return new File(Page.class.getResource(FILE).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static StatefulState document() {
        return StatefulState.create(StateToolkit.statefulFromXMLFile(file(), StandardCharsets.UTF_8));
    }

    /** All pages, those below others as well. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        Stream.of(document().getChildren()).forEach(page -> add(page, pages));
        return pages;
    }

    String name() {
        return state.getAttribute("name");
    }

    String description() {
        return state.getAttribute("description");
    }

    StatefulState pageFilter() {
        return state.getChild("pageFilter");
    }

    IItemFilter filter() {
        return PersistableItemFilter.readFrom(pageFilter());
    }

    List<String> topics() {
        return Stream.of(state.getChildren("topic"))
                .map(topic -> topic.getAttribute("value"))
                .toList();
    }

    /** The ids of the columns of the list of events. */
    List<String> columns() {
        return columns(state.getChild("listAndChart").getChild("listSettings"));
    }

    /** The tables that group the events, outermost first. */
    List<IState> histograms() {
        List<IState> histograms = new ArrayList<>();
        IState next = state.getChild("histogram");
        while (next != null) {
            histograms.add(next);
            next = next.getChild("child");
        }
        return histograms;
    }

    static List<String> columns(IState table) {
        return Stream.of(table.getChildren("column"))
                .map(column -> column.getAttribute("id"))
                .toList();
    }

    private static void add(StatefulState page, List<Page> pages) {
        pages.add(new Page(page.getAttribute("factory"), page.getAttribute("id"), page.getChild("state")));
        Stream.of(page.getChildren("page")).forEach(child -> add(child, pages));
    }
}
