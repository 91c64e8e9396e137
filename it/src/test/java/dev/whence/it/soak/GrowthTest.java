package dev.whence.it.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge: what grows is found under noise, steps and outliers, and what does not grow is not. */
final class GrowthTest {

    private static final int AN_HOUR = 360;

    private final Random random = new Random(18);

    @Test
    void theSlopeIsThatOfTheLineWhateverAQuarterOfTheSamplesSays() {
        double[] hours = new double[100];
        double[] values = new double[100];
        for (int i = 0; i < 100; i++) {
            hours[i] = i / 100.0;
            values[i] = i % 4 == 0 ? 1e6 * random.nextDouble() : 3 + 40 * hours[i];
        }

        Slope slope = Slope.of(hours, values);

        assertThat(Slope.of(new double[] {0, 0.5, 1}, new double[] {7, 9, 11})).isEqualTo(new Slope(4, 4));
        assertThat(slope.anHour()).isCloseTo(40, within(0.5));
        assertThat(slope.least()).isLessThanOrEqualTo(slope.anHour());
    }

    /** In every twentieth of a thousand lots of noise at most. */
    @Test
    void theLeastIsHeldAsOftenAsItSays() {
        int above = 0;
        for (int lot = 0; lot < 1_000; lot++) {
            double[] hours = new double[30];
            double[] values = new double[30];
            for (int i = 0; i < 30; i++) {
                hours[i] = i;
                values[i] = 2 * i + random.nextGaussian();
            }
            above += Slope.of(hours, values).least() > 2 ? 1 : 0;
        }
        assertThat(above).isBetween(5, 50);
    }

    @ParameterizedTest
    @EnumSource
    void noiseStepsAndSawTeethAreNoLeak(Quantity quantity) {
        double size = quantity.allowed(1);
        double[] one = new double[AN_HOUR];
        double[] other = new double[AN_HOUR];
        for (int i = 0; i < AN_HOUR; i++) {
            one[i] = size * (50 + random.nextGaussian() + (i % 30) / 10.0 + (i > 150 ? 0.5 : 0));
            other[i] = size * (40 + random.nextGaussian());
        }

        assertThat(judged(quantity, one, other)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatGrowsAsMuchWithoutTheAgentIsNoLeakOfIts(Quantity quantity) {
        double[] one = new double[AN_HOUR];
        double[] other = new double[AN_HOUR];
        for (int i = 0; i < AN_HOUR; i++) {
            double grown = 10 * quantity.allowed(1) * i / AN_HOUR;
            one[i] = 500 + grown + random.nextGaussian();
            other[i] = grown + random.nextGaussian();
        }

        assertThat(judged(quantity, one, other)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void twiceOfWhatMayComeIsALeakUnderNoise(Quantity quantity) {
        double size = quantity.allowed(1);
        double[] one = new double[AN_HOUR];
        double[] other = new double[AN_HOUR];
        for (int i = 0; i < AN_HOUR; i++) {
            double outlier = random.nextInt(10) == 0 ? 100 * random.nextDouble() : 0;
            // Of an hour, three quarters are looked at.
            one[i] = size * (50 + 2 / 0.75 * i / AN_HOUR + random.nextGaussian() + outlier);
            other[i] = size * (40 + random.nextGaussian());
        }

        assertThat(judged(quantity, one, other)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsStillAfterTheWarmUpIsNone(Quantity quantity) {
        double[] one = new double[40];
        Arrays.fill(one, 1e6);
        for (int i = 0; i < 10; i++) {
            one[i] = 1e5 * i;
        }

        assertThat(judged(quantity, one, new double[40])).isFalse();
    }

    @Test
    void tooFewSamplesAreNotJudged() {
        List<Sample> few = samples(Quantity.HEAP, new double[10]);
        List<Sample> fewer = samples(Quantity.HEAP, new double[9]);

        assertThat(Growth.between(few, few)).hasSameSizeAs(Quantity.values());
        assertThatThrownBy(() -> Growth.between(few, fewer)).hasMessage("10 and 9 samples");
        assertThatThrownBy(() -> Growth.between(fewer, fewer)).hasMessage("9 and 9 samples");
    }

    @Test
    void aSampleIsALineOfNumbers() {
        Sample sample = Sample.of(0.5, "2048 3072 5 6 7 8 9");

        assertThat(sample.value(Quantity.HEAP)).isEqualTo(2);
        assertThat(sample.value(Quantity.METASPACE)).isEqualTo(3);
        assertThat(sample.value(Quantity.RESIDENT)).isEqualTo(5);
        assertThat(sample.value(Quantity.LOADERS)).isEqualTo(9);
    }

    private static boolean judged(Quantity quantity, double[] one, double[] other) {
        List<Growth> all = Growth.between(samples(quantity, one), samples(quantity, other));
        assertThat(all)
                .filteredOn(each -> each.quantity() != quantity)
                .as("what stands still")
                .noneMatch(Growth::isLeak);
        return all.get(quantity.ordinal()).isLeak();
    }

    private static List<Sample> samples(Quantity quantity, double[] values) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            List<Double> all = new ArrayList<>(Collections.nCopies(Quantity.values().length, 1.0));
            all.set(quantity.ordinal(), values[i]);
            samples.add(new Sample(i / (double) AN_HOUR, all));
        }
        return samples;
    }
}
