package dev.whence.report.text;

import dev.whence.output.HumanReadable;
import dev.whence.output.Table;
import dev.whence.output.TextPage;
import dev.whence.report.answer.Choices;
import dev.whence.report.answer.Origins;
import dev.whence.report.figures.CandidateReport;
import java.util.List;

/** Writes what there was to choose from, where a choice was made. */
final class TextCandidates {
    private static final int MOST_ROWS = 20;
    private static final int LONGEST_NAME = 40;

    private final TextPage page;

    TextCandidates(TextPage page) {
        this.page = page;
    }

    void write(List<CandidateReport> candidates) {
        List<CandidateReport> chosen = Choices.of(candidates);
        if (chosen.isEmpty()) {
            return;
        }
        page.heading("Candidates: what else there was to choose from");
        boolean keys = chosen.stream().anyMatch(candidate -> !candidate.key().isEmpty());
        Table table = keys
                ? new Table(5).row("candidate", "from", "point", "key", "why not", "offered", "won")
                : new Table(4).row("candidate", "from", "point", "why not", "offered", "won");
        table.mayHaveTwoLines();
        for (CandidateReport candidate : chosen.subList(0, Math.min(MOST_ROWS, chosen.size()))) {
            String type = candidate.className();
            String name = type == null ? Names.middle(candidate.name(), LONGEST_NAME) : Names.abbreviated(type);
            String from = Names.middle(Origins.shortName(candidate.source()), LONGEST_NAME);
            String offered = HumanReadable.count(candidate.offered());
            String won = HumanReadable.count(candidate.won());
            String key = Names.middle(candidate.key(), LONGEST_NAME);
            if (keys) {
                table.row(name, from, candidate.point(), key, candidate.reason(), offered, won);
            } else {
                table.row(name, from, candidate.point(), candidate.reason(), offered, won);
            }
        }
        page.table(table);
        if (chosen.size() > MOST_ROWS) {
            page.line(
                    "  and " + HumanReadable.count(chosen.size() - MOST_ROWS) + " more (all of them in --format json)");
        }
        page.paragraph(2, "Of the resolutions that were written one by one.");
    }
}
