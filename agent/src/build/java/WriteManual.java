import dev.whence.command.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes manual pages and the completion of bash and zsh from the commands themselves. The arguments: the folder to write to,
 * and the version.
 */
final class WriteManual {
    private static final String JAR = "java -jar whence-agent.jar";
    private static final String NAME = "whence";

    private WriteManual() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        CommandLine main = Main.commandLine().setCommandName(NAME);
        Path completion = Files.createDirectories(folder.resolve("completion"));
        Files.writeString(completion.resolve(NAME), AutoComplete.bash(NAME, main));
        Path pages = Files.createDirectories(folder.resolve("man/man1"));
        write(pages, main, arguments[1]);
        for (CommandLine command : new LinkedHashMap<>(main.getSubcommands()).values()) {
            write(pages, command, arguments[1]);
        }
    }

    private static void write(Path pages, CommandLine command, String version) throws IOException {
        String name = command.getCommandSpec().qualifiedName("-");
        Files.writeString(pages.resolve(name + ".1"), page(command, name, version));
    }

    private static String page(CommandLine command, String name, String version) {
        CommandSpec spec = command.getCommandSpec();
        List<String> description = Arrays.stream(spec.usageMessage().description())
                .map(WriteManual::plain)
                .toList();
        StringBuilder page = new StringBuilder();
        page.append(".TH ").append(name.toUpperCase(java.util.Locale.ROOT)).append(" 1 \"\" \"Whence ").append(version).append("\"\n");
        page.append(".SH NAME\n").append(name).append(" \\- ").append(roff(description.isEmpty() ? "" : firstSentence(description.get(0)))).append('\n');
        page.append(".SH SYNOPSIS\n.nf\n").append(roff(synopsis(command))).append("\n.fi\n");
        page.append(".SH DESCRIPTION\n");
        for (String paragraph : description) {
            page.append(paragraph.isEmpty() ? ".PP\n" : roff(paragraph) + "\n");
        }
        arguments(page, spec);
        if (!command.getSubcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            for (Map.Entry<String, CommandLine> each : command.getSubcommands().entrySet()) {
                String[] text = each.getValue().getCommandSpec().usageMessage().description();
                item(page, "\\fB" + roff(each.getKey()) + "\\fR", text.length == 0 ? "" : plain(text[0]));
            }
        }
        String[] footer = spec.usageMessage().footer();
        if (footer.length > 0) {
            page.append(".SH NOTES\n");
            for (String line : plain(String.join("\n", footer)).strip().split("\n")) {
                // What is indented is a list, and keeps its lines.
                page.append(line.isBlank() ? ".PP" : line.startsWith(" ") ? ".br\n" + roff(line) : roff(line)).append('\n');
            }
        }
        return page.toString();
    }

    private static void arguments(StringBuilder page, CommandSpec spec) {
        List<ArgSpec> all = new ArrayList<>(spec.positionalParameters());
        all.addAll(spec.options());
        all.removeIf(ArgSpec::hidden);
        if (!all.isEmpty()) {
            page.append(".SH OPTIONS\n");
        }
        for (ArgSpec argument : all) {
            String label = argument.paramLabel();
            String names = argument instanceof OptionSpec option
                    ? "\\fB" + roff(String.join(", ", option.names())) + "\\fR"
                            + (option.arity().max() == 0 ? "" : " \\fI" + roff(label) + "\\fR")
                    : "\\fI" + roff(((PositionalParamSpec) argument).paramLabel()) + "\\fR";
            // With defaults and candidates in place of their names.
            item(page, names, plain(String.join(" ", argument.description())));
        }
    }

    private static void item(StringBuilder page, String term, String text) {
        page.append(".TP\n").append(term).append('\n').append(roff(text.isEmpty() ? "-" : text)).append('\n');
    }

    private static String synopsis(CommandLine command) {
        String[] custom = command.getCommandSpec().usageMessage().customSynopsis();
        return plain(custom.length > 0
                ? String.join("\n", custom)
                : new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0));
    }

    private static String firstSentence(String text) {
        return text.replaceFirst("\\.(\\s.*)?$", "");
    }

    private static String plain(String text) {
        return text.replace("%n", "\n").replace(JAR, NAME);
    }

    /** The text for roff: no line begins a request, and a hyphen stays one that can be copied. */
    private static String roff(String text) {
        return text.strip()
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
