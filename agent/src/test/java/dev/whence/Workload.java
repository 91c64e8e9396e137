package dev.whence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;

/** Has several libraries do something, and says what came of it. */
public final class Workload {

    @Override
    public String toString() {
        try {
            return json() + "\n" + histogram() + "\n" + classFile() + "\n" + commandLine();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.useDefaultPrettyPrinter();
            out.writeStartArray();
            for (int i = 0; i < 50; i++) {
                out.writeStartObject();
                out.writeStringField("näme \"" + i, "v\u0001" + i);
                out.writeNumberField("number", Math.pow(i, 3.7));
                out.writeNumberField("long", Long.MAX_VALUE - i);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        StringBuilder tokens = new StringBuilder();
        try (JsonParser in = new JsonFactory().createParser(text + " {\"broken\": tru }")) {
            while (in.nextToken() != null) {
                tokens.append(in.currentToken())
                        .append(in.getText())
                        .append(in.currentLocation().getLineNr());
            }
        } catch (JsonParseException broken) {
            tokens.append(broken.getOriginalMessage());
        }
        return text + "\n" + tokens;
    }

    private static String histogram() {
        Histogram histogram = new Histogram(3);
        for (long value = 1; value < 100_000_000; value = value * 5 / 4 + 1) {
            histogram.recordValueWithExpectedInterval(value, 10_000);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        histogram.outputPercentileDistribution(new PrintStream(text, true, StandardCharsets.UTF_8), 1.0);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String classFile() throws IOException {
        ClassReader reader = new ClassReader("dev.whence.Specimen");
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(writer, ClassReader.EXPAND_FRAMES);
        return Arrays.toString(writer.toByteArray());
    }

    private static String commandLine() {
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create()
                .name("work")
                .addOption(CommandLine.Model.OptionSpec.builder("-n", "--number")
                        .paramLabel("N")
                        .type(int.class)
                        .description("a number", "of two lines")
                        .build()));
        StringBuilder text = new StringBuilder(line.getUsageMessage());
        for (String[] words : new String[][] {{"-n", "3"}, {"-n", "three"}, {"--nmber"}}) {
            try {
                text.append(line.parseArgs(words).matchedOptionValue("-n", -1));
            } catch (CommandLine.ParameterException wrong) {
                text.append(wrong.getMessage());
            }
        }
        return text.toString();
    }
}
