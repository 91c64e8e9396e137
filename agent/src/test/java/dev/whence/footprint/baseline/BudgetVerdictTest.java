package dev.whence.footprint.baseline;

import static dev.whence.footprint.Target.code;
import static dev.whence.footprint.Target.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.Target;
import dev.whence.footprint.cause.Footprint;
import dev.whence.footprint.request.FootprintException;
import dev.whence.footprint.trace.ClassOrigin;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A footprint by its baseline: kept, loose or broken, and by what. */
class BudgetVerdictTest {
    private static final String MAIN = code("a.Main", "main", 5);
    private static final Footprint TWO = two().footprint();

    @Test
    void asMuchAsAllowedIsKept() {
        BudgetVerdict verdict = verdict(baseline(TWO), TWO);

        assertThat(verdict.isKept()).isTrue();
        assertThat(verdict.canBeTightened()).isFalse();
        assertThat(state(verdict)).isEqualTo("kept");
    }

    @Test
    void lessCanBeTightened() {
        Footprint one = new Target().app("a.Main", Set.of()).footprint();
        BudgetVerdict verdict = verdict(baseline(TWO), one);

        assertThat(verdict.isKept()).isTrue();
        assertThat(verdict.canBeTightened()).isTrue();
        assertThat(verdict.gonePackages()).containsExactly("b");
        assertThat(lines(verdict, one)).contains("1 class of 2 allowed", "--update", "no longer loaded: b");
    }

    @Test
    void oneMoreIsNamedWithItsJarAndTheLineThatDidIt() {
        Footprint three = two().app("a.New", Set.of(), load(MAIN)).footprint();
        BudgetVerdict verdict = verdict(baseline(TWO), three);

        assertThat(verdict.isKept()).isFalse();
        assertThat(state(verdict)).isEqualTo("broken");
        assertThat(lines(verdict, three))
                .contains("BROKEN, with 3 classes of 2 allowed")
                .contains("a.New from app.jar, used at a.Main.main(Main.java:5)")
                .doesNotContain("b.Known")
                .contains("write into the part of JDK 17: 'classes 3'");
    }

    @Test
    void whatAnotherNewClassPulledInStandsBelowIt() {
        Footprint more = two().app("a.New", Set.of("a.Below"), load(MAIN))
                .app("a.Below", Set.of(), load(code("a.New", "go", 9)))
                .footprint();

        assertThat(lines(verdict(baseline(TWO), more), more))
                .contains("\n    a.New from app.jar", "\n      a.Below from app.jar, used at a.New.go(New.java:9)");
    }

    @Test
    void aNewPackageBreaksItWhateverTheCount() throws Exception {
        Footprint three = two().app("c.New", Set.of(), load(MAIN)).footprint();
        Baseline roomy = BaselineFile.parse("x", baseline(TWO).text().replace("classes 2", "classes 9"));
        BudgetVerdict verdict = verdict(roomy, three);

        assertThat(verdict.isKept()).isFalse();
        assertThat(verdict.newPackages()).containsExactly("c");
        assertThat(lines(verdict, three))
                .contains("c.New from app.jar", "'package c'")
                .doesNotContain("'classes");
    }

    @Test
    void aNewClassWithinTheCountIsKept() throws Exception {
        Footprint three = two().app("a.New", Set.of(), load(MAIN)).footprint();
        Baseline roomy = BaselineFile.parse("x", baseline(TWO).text().replace("classes 2", "classes 3"));

        assertThat(verdict(roomy, three).isKept()).isTrue();
    }

    @Test
    void aForbiddenPackageOfTheApplicationsBreaksIt() throws Exception {
        BudgetVerdict verdict = verdict(forbidding("b.**"), TWO);

        assertThat(verdict.isKept()).isFalse();
        assertThat(lines(verdict, TWO))
                .contains("b.Known from app.jar, by 'forbid b.**', used at a.Main.main(Main.java:5)")
                .doesNotContain("To allow it");
    }

    @Test
    void aForbiddenPackageOfTheJdksBreaksItIfTheApplicationPulledItIn() throws Exception {
        Footprint sql = two().announced("java.sql.Date", "boot", "", "java.util.Date", Set.of(), MAIN)
                .defined("java.sql.Date", "jrt:/java.sql")
                .footprint();
        Footprint jvms = two().defined("java.sql.Date", "jrt:/java.sql").footprint();

        assertThat(lines(verdict(forbidding("java.sql"), sql), sql))
                .contains("java.sql.Date from (jdk), by 'forbid java.sql', used at a.Main.main(Main.java:5)");
        assertThat(verdict(forbidding("java.sql"), jvms).isKept()).isTrue();
        assertThat(verdict(baseline(TWO), sql).isKept())
                .as("the JDK's classes are not counted")
                .isTrue();
    }

    @Test
    void aJdkWithoutABudgetIsSaid() throws Exception {
        Baseline baseline = baseline(TWO);
        BudgetVerdict verdict = BudgetVerdict.of(baseline, 21, TWO.of(ClassOrigin.APPLICATION), List.of());

        assertThat(lines(verdict, TWO)).contains("JDK 21 has no budget of its own: that of JDK 17 was taken");
    }

    private static Target two() {
        return new Target().app("a.Main", Set.of("a.New", "b.Known", "c.New")).app("b.Known", Set.of(), load(MAIN));
    }

    private static Baseline baseline(Footprint footprint) {
        return new Baseline(List.of(), List.of(), new TreeMap<>())
                .with(17, Budget.of(footprint.of(ClassOrigin.APPLICATION)));
    }

    private static Baseline forbidding(String pattern) throws FootprintException {
        return BaselineFile.parse(
                "x", "forbid " + pattern + "\n" + baseline(TWO).text());
    }

    private static BudgetVerdict verdict(Baseline baseline, Footprint footprint) {
        return BudgetVerdict.of(baseline, 17, footprint.of(ClassOrigin.APPLICATION), footprint.jdkClassesPulledIn());
    }

    private static String state(BudgetVerdict verdict) {
        return new BaselineResult("f", verdict, null, "", "").state();
    }

    private static String lines(BudgetVerdict verdict, Footprint footprint) {
        return String.join("\n", new BaselineResult("f", verdict, null, "", "").lines(footprint));
    }
}
