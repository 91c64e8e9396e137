package dev.whence.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** That text stays text. */
class HtmlMarkupTest {
    private final HtmlMarkup html = new HtmlMarkup();

    @Test
    void escapesTextAndAttributes() {
        html.leaf("p", "<b> & \"c\" 'd'", "title", "\"><script>");

        assertThat(html.page())
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</p>");
    }

    @Test
    void leavesOutAttributesWithoutValue() {
        html.empty("i", "class", null, "id", "x");

        assertThat(html.page()).isEqualTo("<i id=\"x\"></i>");
    }

    @Test
    void takesOutWhatMovesTextOrCannotBeWritten() {
        html.text("a\u0000b\u001b[31mc\u202ed\u200be\ufeff")
                .text("\ud800x\uffff\udc00")
                .text("y\u0085z");

        assertThat(html.page()).isEqualTo("a b [31mc d e \ufffdx\ufffd\ufffdy z");
    }

    @Test
    void keepsLinesAndTheScriptsOfTheWorld() {
        html.text("größe\n名前 😀 \u05d0");

        assertThat(html.page()).isEqualTo("größe\n名前 😀 \u05d0");
    }

    @Test
    void keepsNumbersWithTheirUnits() {
        html.prose("took 5.83 ms or 7 % in 3 minutes of 2 states");

        assertThat(html.page()).isEqualTo("took 5.83\u00a0ms or 7\u00a0% in 3 minutes of 2 states");
    }

    @Test
    void breaksNamesBetweenTheirPartsAndEscapesThem() {
        html.names("a.b/<c>.");

        assertThat(html.page()).isEqualTo("a.<wbr />b/<wbr />&lt;c&gt;.");
    }

    @Test
    void writesCoordinatesShortAndWithoutExponents() {
        assertThat(HtmlMarkup.number(0)).isEqualTo("0");
        assertThat(HtmlMarkup.number(100)).isEqualTo("100");
        assertThat(HtmlMarkup.number(12.5)).isEqualTo("12.5");
        assertThat(HtmlMarkup.number(1.0 / 3)).isEqualTo("0.33");
        assertThat(HtmlMarkup.number(1e-9)).isEqualTo("0");
    }

    @Test
    void hasNoPageWhileAnElementIsOpen() {
        html.open("div");

        assertThatThrownBy(html::page).isInstanceOf(IllegalStateException.class).hasMessageContaining("div");
    }
}
