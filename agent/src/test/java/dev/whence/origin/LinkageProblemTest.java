package dev.whence.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.origin.LinkageProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM's messages, as JDK 17 and 25 write them, and what is none of theirs. */
final class LinkageProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "NoSuchMethodError|'void a.C.m(java.lang.String, int[])'|METHOD|a.C|void m(java.lang.String, int[])",
                "NoSuchMethodError|'void C$In.<init>()'|METHOD|C$In|void <init>()",
                "NoSuchMethodError|'int[] a.C.sort(int[][], a.B$X)'|METHOD|a.C|int[] sort(int[][], a.B$X)",
                "NoSuchFieldError|f|FIELD|\"\"|f",
                "NoSuchFieldError|Class a.C does not have member field 'int f'|FIELD|a.C|int f",
                "AbstractMethodError|Receiver class a.C does not define or inherit an implementation of the resolved method 'abstract java.lang.String m(int)' of interface a.I.|METHOD|a.C|java.lang.String m(int)",
                "IncompatibleClassChangeError|Found interface a.I, but class was expected|CLASS_EXPECTED|a.I|\"\"",
                "IncompatibleClassChangeError|Class a.C does not implement the requested interface a.I|INTERFACE_EXPECTED|a.I|\"\"",
                "IncompatibleClassChangeError|class a.C can not implement a.B, because it is not an interface (a.B is in unnamed module of loader 'app')|INTERFACE_EXPECTED|a.B|\"\"",
                "IncompatibleClassChangeError|Expected static method 'void a.C.m()'|STATIC_METHOD|a.C|void m()",
                "IncompatibleClassChangeError|Expecting non-static method 'void a.C.m()'|INSTANCE_METHOD|a.C|void m()",
                "NoClassDefFoundError|a/b/C|ABSENT|a.b.C|\"\"",
                "NoClassDefFoundError|Could not initialize class a.b.C|INITIALISER|a.b.C|\"\"",
            })
    void formsOfTheJvm(String error, String message, Kind kind, String className, String signature) {
        LinkageProblem problem = LinkageProblem.of("java.lang." + error, message);

        assertThat(problem.error()).isEqualTo(error);
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.className()).isEqualTo(className);
        assertThat(problem.signature()).isEqualTo(signature);
    }

    @Test
    void oneClassInTwoLoaders() {
        LinkageProblem problem =
                cast("class a.C cannot be cast to class a.C (a.C is in unnamed module of loader 'plug' "
                        + "@7ea37dbf; a.C is in unnamed module of loader a.b.Loader @1f)");

        assertThat(problem.kind()).isEqualTo(Kind.TWO_LOADERS);
        assertThat(problem.className()).isEqualTo("a.C");
        assertThat(problem.loaders()).isEqualTo(List.of("plug @7ea37dbf", "a.b.Loader @1f"));
    }

    @Test
    void twoClassesAreNoQuestionOfCopies() {
        assertThat(cast("class a.C cannot be cast to class a.D (a.C and a.D are in unnamed module of loader 'app')")
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    /** What an application writes into its own errors may be a secret, or too long to look at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=s3cret",
                "'void a.C.m(s3cret)' and more s3cret",
                "no s3cret'void a.C.m()'",
                "'s3cret",
                "Receiver class s3cret",
                "Could not initialize class s3cret now",
                "a b s3cret"
            })
    void otherTextIsNotKept(String message) {
        for (String error : LinkageProblem.ERRORS) {
            LinkageProblem problem = LinkageProblem.of(error, message);

            assertThat(problem.kind()).as(error).isEqualTo(Kind.UNKNOWN);
            assertThat(problem.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void endlessTextIsLookedAtOnce() {
        for (String part : List.of("a", "a.", "a, ", "a ", "[", "(", "'", "' (")) {
            for (String error : LinkageProblem.ERRORS) {
                assertThat(LinkageProblem.of(error, "'" + part.repeat(1_300) + "!")
                                .kind())
                        .isEqualTo(Kind.UNKNOWN);
            }
            assertThat(cast("class a cannot be cast to class a (" + part.repeat(1_300))
                            .kind())
                    .isEqualTo(Kind.UNKNOWN);
        }
    }

    @Test
    void moreThanCanBeKeptAreCountedTogether() {
        LinkageFailures all = new LinkageFailures(time -> true);
        for (int recording = 0; recording < 300; recording++) {
            all.add(one("java.lang.NoSuchMethodError", "'void a.C" + recording + ".m()'"));
        }
        all.add(one("java.lang.NoSuchMethodError", "'void a.C7.m()'"));

        assertThat(all.report()).hasSize(201).first().satisfies(failure -> {
            assertThat(failure.problem().kind()).isEqualTo(Kind.MORE);
            assertThat(failure.count()).isEqualTo(100);
        });
        assertThat(all.report().get(1).count()).isEqualTo(2);
    }

    private static LinkageFailures one(String error, String message) {
        LinkageFailures failures = new LinkageFailures(time -> true);
        failures.add(new LinkageFailure(LinkageProblem.of(error, message), "", 1, 5, 5));
        return failures;
    }

    private static LinkageProblem cast(String message) {
        return LinkageProblem.of(LinkageProblem.CAST, message);
    }
}
