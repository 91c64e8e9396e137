package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Story;
import dev.whence.Story.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.IState;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.PersistableItemFilter;
import org.openjdk.jmc.common.util.StateToolkit;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.xml.sax.SAXException;

/** The pages file, by the toolkits that Mission Control's import and its pages use. */
class PagesTest {
    private static final List<Page> PAGES = Page.all();

    private static IItemCollection recording;

    @BeforeAll
    static void recordOneOfEach() {
        try (Story story = Story.of("pages").start()) {
            story.agent("ghost = no.such.Thing::find: no class no.such.Thing is loaded")
                    .walking("pipeline", "live", Duration.ZERO, Duration.ZERO, "p.Q")
                    .step("pipeline", "patched", "failed", "its constructor threw")
                    .step("pipeline", "live", "chosen", null)
                    .failure("pipeline", "nothing has run")
                    .version(Story.class, "app", "file:/app.jar", Instant.now(), State.UNUSED)
                    .answer("pipeline", "run", Story.class, "file:/app.jar", 1, Duration.ofMillis(1))
                    .candidate("pipeline", "run", 1, Story.class, true, "")
                    .candidate("pipeline", "run", 2, Page.class, false, "another comes first")
                    .summary("pipeline", "live", 1, 0, Duration.ofMillis(1));
            recording = story.end();
        }
    }

    @Test
    void theFileGoesRoundUnchanged() throws SAXException {
        IState first = Page.document();
        IState again = StateToolkit.fromXMLString(StateToolkit.toXMLString(Page.document()));

        assertThat(tell(again)).isEqualTo(tell(first)).hasSizeGreaterThan(100);
    }

    @Test
    void everyPageIsOneThatMissionControlMakes() {
        assertThat(PAGES).hasSize(10).allSatisfy(page -> {
            assertThat(page.factory()).isEqualTo("org.openjdk.jmc.flightrecorder.ui.itemhandler");
            assertThat(page.id()).startsWith("dev.whence.jmc.");
            assertThat(page.name()).isNotBlank();
        });
        assertThat(PAGES).extracting(Page::id).doesNotHaveDuplicates();
        assertThat(PAGES).extracting(Page::name).doesNotHaveDuplicates();
    }

    @Test
    void everyPageBelowTheFirstAsksAQuestion() {
        assertThat(PAGES.subList(1, PAGES.size()))
                .extracting(Page::description)
                .allSatisfy(description -> assertThat(description).contains("?").hasSizeLessThan(140));
    }

    @Test
    void topicsTieEachRuleToOnePage() {
        List<String> ofPages =
                PAGES.stream().flatMap(page -> page.topics().stream()).toList();
        Set<String> ofRules = new LinkedHashSet<>();
        for (IRule rule : RuleRegistry.getRules()) {
            if (rule instanceof WhenceRule) {
                ofRules.add(rule.getTopic());
            }
        }

        assertThat(ofPages).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ofRules);
    }

    @Test
    void filtersSelectTheirEvents() {
        assertThat(selected())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Whence",
                                "Agent 1, Answer 1, Candidate 2, ClassWalk 1, Patch 1, Resolution 2, Step 2, Summary 1",
                        "Answers", "Answer 1",
                        "Resolutions", "Resolution 2",
                        "Steps", "Step 2",
                        "Candidates", "Candidate 2",
                        "Class Walks", "ClassWalk 1",
                        "Versions", "Patch 1",
                        "Failures", "Resolution 1, Step 1",
                        "Exact Figures", "Summary 1",
                        "Agent", "Agent 1"));
        assertThat(recording.stream())
                .as("there was something to leave out")
                .anyMatch(stretch -> stretch.getType().getIdentifier().startsWith("jdk."));
    }

    @Test
    void filtersGoRoundUnchanged() {
        for (Page page : PAGES) {
            IState again = roundTrip((PersistableItemFilter) page.filter());

            assertThat(tell(again)).as(page.name()).isEqualTo(tell(page.pageFilter()));
        }
    }

    /** A list's column is named by field and content type: what is misnamed would be missing without a word. */
    @Test
    void columnsAreFieldsOfThePagesEvents() {
        for (Page page : PAGES) {
            assertThat(page.columns())
                    .as(page.name())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(attributes(page, any -> true));
            IState list = page.state().getChild("listAndChart").getChild("listSettings");
            assertThat(page.columns()).as(page.name()).contains(list.getAttribute("sortColumn"));
        }
    }

    @Test
    void groupsAreByFieldsThatAllOfThePagesEventsHave() {
        for (Page page : PAGES) {
            Set<String> common = new LinkedHashSet<>(attributes(page, any -> true));
            for (IItemIterable stretch : recording.apply(page.filter())) {
                common.retainAll(ids(stretch));
            }
            for (IState histogram : page.histograms()) {
                String groupBy = histogram.getAttribute("groupBy");
                assertThat(common).as(page.name()).anyMatch(id -> id.startsWith(groupBy + ":"));
                assertThat(Page.columns(histogram.getChild("table")))
                        .as(page.name())
                        .contains("itemhistogram.key", "itemhistogram.count")
                        .doesNotHaveDuplicates()
                        .allSatisfy(column ->
                                assertThat(isAggregate(column, page)).as(column).isTrue());
            }
        }
        assertThat(PAGES).filteredOn(page -> !page.histograms().isEmpty()).hasSizeGreaterThan(5);
    }

    /** Sum and average need a quantity; the least and the greatest anything that has an order and a unit. */
    private static boolean isAggregate(String column, Page page) {
        if (column.startsWith("itemhistogram.")) {
            return true;
        }
        String field = column.replaceFirst("^(SUM|AVG|MIN|MAX)", "");
        boolean linear = column.startsWith("SUM");
        return !field.equals(column)
                && attributes(
                                page,
                                attribute -> switch (attribute.getContentType().getIdentifier()) {
                                    case "timespan", "number" -> true;
                                    case "timestamp" -> !linear;
                                    default -> false;
                                })
                        .contains(field);
    }

    private static Set<String> attributes(Page page, Predicate<IAttribute<?>> which) {
        Set<String> attributes = new LinkedHashSet<>();
        for (IItemIterable stretch : recording.apply(page.filter())) {
            attributes(stretch).filter(which).map(PagesTest::id).forEach(attributes::add);
        }
        return attributes;
    }

    private static List<String> ids(IItemIterable stretch) {
        return attributes(stretch).map(PagesTest::id).toList();
    }

    /** Deprecated, and what Mission Control's pages make their columns of. */
    @SuppressWarnings("deprecation")
    private static Stream<IAttribute<?>> attributes(IItemIterable stretch) {
        return stretch.getType().getAttributes().stream();
    }

    private static String id(IAttribute<?> attribute) {
        return attribute.getIdentifier() + ":" + attribute.getContentType().getIdentifier();
    }

    private static Map<String, String> selected() {
        Map<String, String> selected = new TreeMap<>();
        for (Page page : PAGES) {
            Map<String, Long> counts = new TreeMap<>();
            for (IItemIterable stretch : recording.apply(page.filter())) {
                counts.merge(stretch.getType().getIdentifier(), stretch.getItemCount(), Long::sum);
            }
            List<String> told = new ArrayList<>();
            counts.forEach((type, count) -> {
                if (count > 0) {
                    told.add(type.replace("whence.", "") + " " + count);
                }
            });
            selected.put(page.name(), String.join(", ", told));
        }
        return selected;
    }

    private static IState roundTrip(PersistableItemFilter filter) {
        try {
            return StateToolkit.fromXMLString(StateToolkit.toXMLString(filter));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    /** A state's attributes and children, one a line; the root's own name is the toolkit's. */
    private static List<String> tell(IState state) {
        List<String> lines = new ArrayList<>();
        tell(state, "", lines);
        return lines;
    }

    private static void tell(IState state, String path, List<String> lines) {
        Stream.of(state.getAttributeKeys())
                .sorted()
                .forEach(key -> lines.add(path + " " + key + "=" + state.getAttribute(key)));
        int child = 0;
        for (IState each : state.getChildren()) {
            tell(each, path + "/" + child++ + each.getType(), lines);
        }
    }
}
