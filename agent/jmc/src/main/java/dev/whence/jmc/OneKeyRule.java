package dev.whence.jmc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemQueryBuilder;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * One key that two implementations answered: a class or a jar that took over, or two that take turns.
 *
 * <p>The score is 25, information: somebody may have meant it.
 */
public final class OneKeyRule extends WhenceRule {
    static final TypedResult<Number> KEYS =
            Values.count("keyCount", "Keys", "Keys that more than one implementation answered");
    static final TypedResult<String> KEY =
            Values.text("mostFrequentKey", "Most Frequent Key", "The key of these that was resolved most often");
    static final TypedCollectionResult<String> ANSWERS =
            Values.lines("keyAnswers", "Answers", "The keys, with what answered them, how often and since when");

    /** The key of answers that have no row of their own. */
    private static final String OTHER_KEYS = "*";

    /** A line of what the agent wove: a point of which a caller takes all answers to a key, one after the other. */
    private static final Pattern SUCCESSIVE = Pattern.compile("(\\S+) = java\\.util\\.ServiceLoader(\\$\\w+)*::.*");

    private static final int MOST_LINES = 20;

    private static final IItemQuery ANSWER_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.type(Names.ANSWER))
            .select(Attribute.attr("point", "Point", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("key", "Key", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("implementation", "Implementation", UnitLookup.CLASS))
            .select(Attribute.attr("source", "Source", UnitLookup.PLAIN_TEXT))
            .build();

    public OneKeyRule() {
        super("WhenceOneKey", "One Key, Two Answers", Topics.ANSWERS, List.of(), List.of(KEYS, KEY, ANSWERS));
    }

    /** What one implementation answered of one key. */
    private static final class Answer {
        private final String text;
        private long count;
        private long first = Long.MAX_VALUE;

        private Answer(String text) {
            this.text = text;
        }

        private void add(long more, long millis) {
            count += more;
            first = Math.min(first, millis);
        }

        private String describe() {
            return text + " (" + count + " since " + Instant.ofEpochMilli(first) + ")";
        }
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        if (isOff(recording, Names.ANSWER)) {
            return finding.notApplicable("The event " + Names.ANSWER + " was switched off in this recording.");
        }
        Map<String, Map<String, Answer>> keys = answers(recording);
        keys.values().removeIf(answers -> answers.size() < 2);
        if (keys.isEmpty()) {
            return finding.fine("No key was answered by more than one implementation.");
        }
        List<String> byCount = new ArrayList<>(keys.keySet());
        byCount.sort(Comparator.comparingLong((String key) -> count(keys.get(key)))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        finding.on(ANSWER_EVENTS)
                .with(KEYS, keys.size())
                .with(KEY, byCount.get(0))
                .with(
                        ANSWERS,
                        byCount.stream()
                                .limit(MOST_LINES)
                                .map(key -> key + ": " + describe(keys.get(key)))
                                .toList());
        return finding.scored(
                Score.INFORMATION,
                "{keyCount} keys were answered by more than one implementation, most often {mostFrequentKey}.",
                "The one that answers depends on when or by whom it is asked for. {keyAnswers}",
                "Where this is not meant, look at which jar or provider came first, and from when on the other one answered.");
    }

    private static Map<String, Map<String, Answer>> answers(IItemCollection recording) {
        Map<String, Map<String, Answer>> keys = new TreeMap<>();
        Set<String> successive = successive(recording);
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.ANSWER))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> point = columns.text("point");
            Function<IItem, String> key = columns.text("key");
            Function<IItem, String> type = columns.className("implementation");
            Function<IItem, String> source = columns.text("source");
            ToLongFunction<IItem> count = columns.number("count");
            Function<IItem, IQuantity> first = columns.timestamp("firstSeen");
            Predicate<IItem> found = columns.flag("found");
            for (IItem item : stretch) {
                String asked = key.apply(item);
                String answer = type.apply(item);
                if (!found.test(item)
                        && !successive.contains(point.apply(item))
                        && !asked.isEmpty()
                        && !asked.equals(OTHER_KEYS)
                        && !answer.isEmpty()) {
                    String from = source.apply(item);
                    String text = from.isEmpty() ? answer : answer + " from " + from;
                    IQuantity seen = first.apply(item);
                    keys.computeIfAbsent(point.apply(item) + " " + asked, name -> new TreeMap<>())
                            .computeIfAbsent(text, Answer::new)
                            .add(
                                    count.applyAsLong(item),
                                    seen == null ? 0 : seen.clampedLongValueIn(UnitLookup.EPOCH_MS));
                }
            }
        }
        return keys;
    }

    private static Set<String> successive(IItemCollection recording) {
        Set<String> points = new HashSet<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.AGENT))) {
            Function<IItem, String> woven = new Columns(stretch.getType()).lines("points");
            for (IItem item : stretch) {
                woven.apply(item)
                        .lines()
                        .map(SUCCESSIVE::matcher)
                        .filter(Matcher::matches)
                        .forEach(line -> points.add(line.group(1)));
            }
        }
        return points;
    }

    private static long count(Map<String, Answer> answers) {
        return answers.values().stream().mapToLong(answer -> answer.count).sum();
    }

    private static String describe(Map<String, Answer> answers) {
        return answers.values().stream()
                .sorted(Comparator.comparingLong((Answer answer) -> answer.first)
                        .thenComparing(answer -> answer.text))
                .map(Answer::describe)
                .collect(Collectors.joining(", then "));
    }
}
