package dev.whence.jmc;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultToolkit;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.TypedCollectionResult;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** A rule's result over a recording, evaluated by Mission Control's toolkit, with its messages filled in. */
record Verdict(IResult result) {

    static Verdict of(IRule rule, IItemCollection recording) {
        return of(rule, recording, IPreferenceValueProvider.DEFAULT_VALUES);
    }

    static Verdict of(IRule rule, IItemCollection recording, IPreferenceValueProvider preferences) {
        try {
            return new Verdict(RulesToolkit.evaluateParallel(List.of(rule), recording, preferences, 1)
                    .get(rule)
                    .get());
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(rule.getId() + " could not be evaluated", e);
        }
    }

    Severity severity() {
        return result.getSeverity();
    }

    long score() {
        return result.getResult(TypedResult.SCORE).longValue();
    }

    String summary() {
        return populate(result.getSummary());
    }

    String explanation() {
        return populate(result.getExplanation());
    }

    String solution() {
        return populate(result.getSolution());
    }

    IQuantity value(TypedResult<IQuantity> name) {
        return result.getResult(name);
    }

    long count(TypedResult<Number> name) {
        return result.getResult(name).longValue();
    }

    Collection<String> lines(TypedCollectionResult<String> name) {
        return result.getResult(name);
    }

    private String populate(String message) {
        return message == null ? "" : ResultToolkit.populateMessage(result, message, false);
    }
}
