package dev.whence.it.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every relative link in the pages of the project leads to a file, and to a heading of it; the first page stays short. */
final class LinksTest {
    private static final int LONGEST_README = 150;
    private static final int WORDS = 15;

    /** The target of {@code [text](target)} and of {@code ![text](target)}. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");

    /** The fence of a block of code. */
    private static final String FENCE = "```";

    @TempDir
    Path folder;

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        Path root = root();
        List<Path> pages = pages(root);
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path page : pages) {
            links += links(page).size();
            dead.addAll(dead(root, page));
        }
        assertThat(pages).contains(root.resolve("README.md"), root.resolve("agent/README.md"));
        assertThat(links).isGreaterThan(20);
        assertThat(dead).isEmpty();
    }

    @Test
    void theFirstPageIsShort() throws IOException {
        assertThat(Files.readAllLines(root().resolve("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void theGlossaryIsShort() throws IOException {
        assertThat(Files.readAllLines(root().resolve("agent/docs/glossary.md")))
                .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| word |"))
                .hasSizeBetween(1, WORDS);
    }

    /** The control: what is wrong is found, and what is right is not. */
    @Test
    void aDeadLinkIsFound() throws IOException {
        Files.writeString(folder.resolve("other.md"), "# One `two`: three\n\n```\n# No heading\n```\n");
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                # Here
                [right](other.md#one-two-three) [right](#here) [right](https://example.org/none) `[code](none.md)`
                [wrong](none.md) ![wrong](none.png) [wrong](other.md#no-heading) [wrong](#there) [wrong](../outside.md)

                    [block](none.md)
                """);

        assertThat(dead(folder, page))
                .containsExactly(
                        "page.md: none.md",
                        "page.md: none.png",
                        "page.md: other.md#no-heading",
                        "page.md: #there",
                        "page.md: ../outside.md");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("it")) ? folder : folder.getParent();
    }

    private static List<Path> pages(Path root) throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                String name = each.getFileName().toString();
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                if (each.toString().endsWith(".md")) {
                    pages.add(each);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    private static List<String> dead(Path root, Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (String link : links(page)) {
            if (!leadsSomewhere(root, page, link)) {
                dead.add(root.relativize(page) + ": " + link);
            }
        }
        return dead;
    }

    private static boolean leadsSomewhere(Path root, Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!target.startsWith(root) || !Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    private static List<String> links(Path page) throws IOException {
        List<String> links = new ArrayList<>();
        for (String line : prose(page)) {
            Matcher link = LINK.matcher(CODE.matcher(line).replaceAll(""));
            while (link.find()) {
                if (!link.group(1).matches("[a-z]+:.*")) {
                    links.add(link.group(1));
                }
            }
        }
        return links;
    }

    /** The anchors that GitHub gives to headings: of a text that is there twice, the second one has {@code -1}. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        for (String line : prose(page)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-');
                String unique = anchor;
                for (int i = 1; !anchors.add(unique); i++) {
                    unique = anchor + "-" + i;
                }
            }
        }
        return anchors;
    }

    /** The lines of a page that are no code: not within a fence, and not indented by four. */
    private static List<String> prose(Path page) throws IOException {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ")) {
                prose.add(line);
            }
        }
        return prose;
    }
}
