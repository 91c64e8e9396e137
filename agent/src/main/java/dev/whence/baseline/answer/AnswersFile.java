package dev.whence.baseline.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Reads a baseline of answers, a line an answer:
 *
 * <pre>
 * # a comment
 *
 * # a comment on the line below it
 * jaxp javax.xml.transform.TransformerFactory -> net.sf.saxon.TransformerFactoryImpl from Saxon-HE
 * jca MD4 -> throws java.security.NoSuchAlgorithmException from java.base
 * </pre>
 *
 * A comment belongs to the answer directly below it; any other is kept at the head.
 */
public final class AnswersFile {
    private final List<String> head = new ArrayList<>();
    private final SortedMap<StableAnswer, List<String>> answers = new TreeMap<>();
    private List<String> comment = new ArrayList<>();

    private AnswersFile() {}

    /**
     * Reads a text.
     *
     * @param place names a line by its number, from 1 on
     * @throws IOException where it says what is not understood; with a line for the operator
     */
    public static AnswersBaseline parse(IntFunction<String> place, String text) throws IOException {
        AnswersFile file = new AnswersFile();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                file.line(line);
            } catch (IllegalArgumentException e) {
                throw new IOException(place.apply(number) + ": " + e.getMessage(), e);
            }
        }
        file.keepComment();
        return new AnswersBaseline(file.head, file.answers);
    }

    private void line(String line) {
        if (line.isBlank()) {
            keepComment();
        } else if (line.stripLeading().startsWith("#")) {
            comment.add(line.strip());
        } else {
            answers.merge(AnswerSyntax.parse(line), comment, (one, other) -> {
                one.addAll(other);
                return one;
            });
            comment = new ArrayList<>();
        }
    }

    private void keepComment() {
        if (!comment.isEmpty()) {
            if (!head.isEmpty()) {
                head.add("");
            }
            head.addAll(comment);
            comment = new ArrayList<>();
        }
    }
}
