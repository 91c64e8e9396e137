package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SizeConverterTest {
    @ParameterizedTest
    @CsvSource({"1k,1024", "100M,104857600", "100m,104857600", "2G,2147483648", "999999999G,1073741822926258176"})
    void readsSizes(String text, long expected) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "M", "1.5M", "-1M", "1 M", "1MB", "1T"})
    void saysWhatIsNoSize(String text) {
        assertThatThrownBy(() -> new SizeConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a size such as 100M or 1G");
    }
}
