package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Plain.text("file:/opt/über.jar (a <b> & c)")).isEqualTo("file:/opt/über.jar (a <b> & c)");
    }

    @Test
    void takesOutWhatWouldEndAString() {
        assertThat(Plain.text("\"C:\\lib\\x.jar\"\n\t{score}")).isEqualTo("'C:/lib/x.jar'  (score)");
    }

    @Test
    void takesOutWhatIsNoCharacterOfXml() {
        assertThat(Plain.text("a\0b\uD800c\u2028d")).isEqualTo("a b c d");
    }

    @Test
    void cutsWhatIsTooLongWithoutSplittingACharacter() {
        String smile = "\uD83D\uDE00";

        assertThat(Plain.text(smile.repeat(300))).isEqualTo(smile.repeat(300));
        assertThat(Plain.text(smile.repeat(301))).isEqualTo(smile.repeat(300) + "…");
    }
}
