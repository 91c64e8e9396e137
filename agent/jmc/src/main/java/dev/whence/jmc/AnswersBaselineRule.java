package dev.whence.jmc;

import dev.whence.baseline.answer.AnswersFile;
import dev.whence.baseline.answer.JarCoordinates;
import dev.whence.baseline.answer.StableAnswer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.item.ItemQueryBuilder;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.common.util.TypedPreference;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * Answers that a committed baseline does not allow, as {@code report --baseline} says them.
 *
 * <p>The score is 75, a warning, where there is one. Without a file in the rule's settings it is not applicable.
 */
public final class AnswersBaselineRule extends WhenceRule {
    static final TypedPreference<String> FILE = new TypedPreference<>(
            "whence.answers.baseline",
            "Baseline of answers",
            "A file that report --baseline made: which implementation may answer which key",
            UnitLookup.PLAIN_TEXT.getPersister(),
            "");
    static final TypedResult<Number> COUNT =
            Values.count("departureCount", "Departures", "Answers that the baseline does not allow");
    static final TypedCollectionResult<String> DEPARTURES =
            Values.lines("departures", "Answers", "The keys, with what answers them now, and what the baseline allows");

    /** The key of answers that have no row of their own. */
    private static final String OTHER_KEYS = "*";

    private static final int MOST_LINES = 20;

    private static final IItemQuery ANSWER_EVENTS = ItemQueryBuilder.fromWhere(ItemFilters.type(Names.ANSWER))
            .select(Attribute.attr("point", "Point", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("key", "Key", UnitLookup.PLAIN_TEXT))
            .select(Attribute.attr("implementation", "Implementation", UnitLookup.CLASS))
            .select(Attribute.attr("source", "Source", UnitLookup.PLAIN_TEXT))
            .build();

    public AnswersBaselineRule() {
        super(
                "WhenceAnswersBaseline",
                "Answers Beyond Their Baseline",
                Topics.ANSWERS,
                List.of(FILE),
                List.of(COUNT, DEPARTURES));
    }

    @Override
    IResult answer(IItemCollection recording, IPreferenceValueProvider preferences, Finding finding) {
        String file = preferences.getPreferenceValue(FILE);
        if (file == null || file.isBlank()) {
            return finding.notApplicable("No baseline of answers is set: name a file in the settings of this rule.");
        }
        if (isOff(recording, Names.ANSWER)) {
            return finding.notApplicable("The event " + Names.ANSWER + " was switched off in this recording.");
        }
        Set<StableAnswer> allowed;
        try {
            allowed = read(file.strip());
        } catch (IOException unreadable) {
            return finding.notApplicable(unreadable.getMessage() + ".");
        }
        SortedSet<StableAnswer> now = answers(recording);
        if (now.isEmpty()) {
            return finding.notApplicable("There is no answer in this recording.");
        }
        for (StableAnswer answer : now) {
            if (answer.key().equals(OTHER_KEYS)) {
                return finding.notApplicable(
                        answer.point() + " has more keys than answers are kept (the agent's option answers.max).");
            }
        }
        List<StableAnswer> departures = now.stream()
                .filter(answer -> allowed.stream().noneMatch(answer::matches))
                .toList();
        if (departures.isEmpty()) {
            return finding.fine("All answers are those of the baseline " + file + ".");
        }
        finding.on(ANSWER_EVENTS)
                .with(COUNT, departures.size())
                .with(
                        DEPARTURES,
                        departures.stream()
                                .limit(MOST_LINES)
                                .map(answer -> describe(answer, allowed))
                                .toList());
        return finding.scored(
                Score.WARNING,
                "{departureCount} answers are not in the baseline " + file + ".",
                "The baseline lists which implementation may answer which key, and from which jar. {departures}",
                "If one of them is meant, add it to the file: 'report --baseline' prints its line. If not, look at which jar brought it.");
    }

    private static Set<StableAnswer> read(String file) throws IOException {
        String text;
        try {
            text = Files.readString(Path.of(file));
        } catch (CharacterCodingException notText) {
            throw new IOException("The baseline " + file + " is not UTF-8 text", notText);
        } catch (InvalidPathException | IOException unreadable) {
            throw new IOException("The baseline " + file + " cannot be read", unreadable);
        }
        return AnswersFile.parse(line -> "The baseline " + file + ", line " + line, text)
                .answers()
                .keySet();
    }

    private static SortedSet<StableAnswer> answers(IItemCollection recording) {
        SortedSet<StableAnswer> answers = new TreeSet<>();
        for (IItemIterable stretch : recording.apply(ItemFilters.type(Names.ANSWER))) {
            Columns columns = new Columns(stretch.getType());
            Function<IItem, String> point = columns.text("point");
            Function<IItem, String> key = columns.text("key");
            Function<IItem, String> path = columns.text("path");
            Function<IItem, String> type = columns.className("implementation");
            Function<IItem, String> failure = columns.text("failure");
            Function<IItem, String> source = columns.text("source");
            Function<IItem, String> version = columns.text("sourceVersion");
            for (IItem item : stretch) {
                String className = type.apply(item);
                answers.add(StableAnswer.of(
                        point.apply(item),
                        key.apply(item),
                        className.isEmpty() ? null : className,
                        failure.apply(item),
                        path.apply(item),
                        JarCoordinates.of(source.apply(item), version.apply(item))));
            }
        }
        return answers;
    }

    private static String describe(StableAnswer answer, Set<StableAnswer> allowed) {
        String others = allowed.stream()
                .filter(answer::isForKeyOf)
                .map(StableAnswer::words)
                .collect(Collectors.joining(", or "));
        return answer.point() + " " + answer.key() + ": now " + answer.words() + "; "
                + (others.isEmpty() ? "the baseline has nothing for this key" : "allowed: " + others);
    }
}
