package dev.whence.footprint.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.whence.baseline.CommittedFile;
import dev.whence.footprint.baseline.Baseline;
import dev.whence.footprint.baseline.BaselineFile;
import dev.whence.footprint.baseline.ClassTag;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.trace.ClassNames;
import dev.whence.footprint.trace.ClassOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a footprint in JSON, as {@code --format json} writes it, or a baseline. */
final class LoadsFile {
    private final String where;
    private final SortedMap<String, SortedMap<String, String>> packages = new TreeMap<>();
    private String jdk = "";
    private int classes;
    private long bytes;
    private int archive = Loads.UNKNOWN;
    private boolean hasClasses;

    private LoadsFile(String where) {
        this.where = where;
    }

    /**
     * What a file says for each JDK.
     *
     * @throws FootprintException where it is not there, cannot be read or is neither of the two
     */
    static SortedMap<Integer, Loads> read(Path file) throws FootprintException {
        String text;
        try {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            text = CommittedFile.read(file);
        } catch (NoSuchFileException e) {
            throw new FootprintException(file + ": no such file");
        } catch (IOException e) {
            throw new FootprintException(String.valueOf(e.getMessage()));
        }
        return of(file.toString(), text);
    }

    static SortedMap<Integer, Loads> of(String where, String text) throws FootprintException {
        return text.stripLeading().startsWith("{") ? new LoadsFile(where).json(text) : baseline(where, text);
    }

    private static SortedMap<Integer, Loads> baseline(String where, String text) throws FootprintException {
        Baseline baseline = BaselineFile.parse(where, text);
        if (baseline.budgets().isEmpty()) {
            throw new FootprintException(
                    where + ": is neither a footprint in JSON nor a baseline with a part for any JDK");
        }
        SortedMap<Integer, Loads> loads = new TreeMap<>();
        baseline.budgets().forEach((feature, budget) -> loads.put(feature, Loads.of(budget)));
        return loads;
    }

    private SortedMap<Integer, Loads> json(String text) throws FootprintException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("jdkVersion")) {
                    jdk = value.isScalarValue() ? parser.getText() : "";
                    parser.skipChildren();
                } else if (name.equals("classes") && value == JsonToken.START_ARRAY) {
                    hasClasses = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        loaded(parser);
                    }
                } else if (name.equals("archive") && value == JsonToken.START_OBJECT) {
                    archive(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new FootprintException(where + ": is damaged JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new FootprintException(where + ": cannot be read: " + e.getMessage());
        }
        if (!hasClasses) {
            throw new FootprintException(where + ": is no footprint in JSON: it lists no classes");
        }
        SortedMap<Integer, Loads> loads = new TreeMap<>();
        loads.put(feature(), new Loads(classes, bytes, archive, packages));
        return loads;
    }

    private void loaded(JsonParser parser) throws IOException {
        String name = "";
        String kind = "";
        long size = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "name" -> name = parser.getText();
                case "kind" -> kind = parser.getText();
                case "bytes" -> size = parser.getValueAsLong();
                default -> parser.skipChildren();
            }
        }
        if (kind.equals(ClassOrigin.APPLICATION.text)) {
            classes++;
            bytes += size;
            packages.computeIfAbsent(ClassNames.packageOf(name), any -> new TreeMap<>())
                    .put(ClassTag.of(ClassNames.simple(name)), name);
        }
    }

    private void archive(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("percent")) {
                archive = parser.getValueAsInt();
            } else {
                parser.skipChildren();
            }
        }
    }

    private int feature() throws FootprintException {
        try {
            return Runtime.Version.parse(jdk).feature();
        } catch (IllegalArgumentException e) {
            throw new FootprintException(where + ": does not say which JDK it is of");
        }
    }
}
