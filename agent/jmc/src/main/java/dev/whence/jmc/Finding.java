package dev.whence.jmc;

import java.util.List;
import org.openjdk.jmc.common.item.IItemQuery;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultBuilder;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;

/**
 * A rule's result while it is put together.
 *
 * <p>Every result bears a score, a whole number: without one, and with a decimal comma, Mission Control's JSON report is
 * not JSON. The severity follows from the score.
 */
final class Finding {
    private final ResultBuilder result;

    Finding(IRule rule, IPreferenceValueProvider preferences) {
        this.result = ResultBuilder.createFor(rule, preferences);
    }

    /** A value for a message's {@code {placeholder}}. */
    Finding with(TypedResult<IQuantity> name, IQuantity value) {
        result.addResult(name, value);
        return this;
    }

    Finding with(TypedResult<Number> name, long count) {
        result.addResult(name, count);
        return this;
    }

    Finding with(TypedResult<String> name, String text) {
        result.addResult(name, text);
        return this;
    }

    Finding with(TypedCollectionResult<String> name, List<String> lines) {
        result.addResult(name, lines);
        return this;
    }

    /** The events that the finding rests on. */
    Finding on(IItemQuery events) {
        result.addResult(TypedResult.ITEM_QUERY, events);
        return this;
    }

    IResult fine(String summary) {
        return scored(0, summary, "", "");
    }

    IResult scored(double score, String summary, String explanation, String solution) {
        long rounded = Math.round(score);
        return result.setSeverity(Severity.get(rounded))
                .addResult(TypedResult.SCORE, UnitLookup.NUMBER_UNITY.quantity(rounded))
                .setSummary(summary)
                .setExplanation(explanation)
                .setSolution(solution)
                .build();
    }

    IResult notApplicable(String why) {
        return result.setSeverity(Severity.NA)
                .addResult(TypedResult.SCORE, UnitLookup.NUMBER_UNITY.quantity(-1))
                .setSummary(why)
                .build();
    }
}
