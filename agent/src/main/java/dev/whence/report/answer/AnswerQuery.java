package dev.whence.report.answer;

import dev.whence.report.figures.AnswerReport;
import dev.whence.report.figures.CandidateReport;
import dev.whence.report.figures.PointReport;
import dev.whence.report.figures.Report;
import dev.whence.report.figures.SlowReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which of a report's answers are shown, and in which order.
 *
 * @param filter which
 * @param sort in which order
 * @param top how many of a point at most
 * @param narrowed whether the report itself has a part of the recording alone: some time, or some threads
 */
public record AnswerQuery(AnswerFilter filter, Sort sort, int top, boolean narrowed) {
    public static final int TOP = 20;
    private static final int SLOWEST = 10;
    public static final AnswerQuery DEFAULT = new AnswerQuery(AnswerFilter.ALL, Sort.self, TOP, false);

    /** The same with another number of answers at most. */
    public AnswerQuery with(int most) {
        return new AnswerQuery(filter, sort, most, narrowed);
    }

    /** Whether only some of the report's answers are wanted. */
    public boolean isFiltered() {
        return !filter.equals(AnswerFilter.ALL);
    }

    /** The tables of all points that have a wanted answer, the one that took most time first. */
    public List<PointAnswers> of(Report report) {
        Map<String, List<AnswerReport>> byPoint = new LinkedHashMap<>();
        for (AnswerReport answer : report.answers()) {
            if (filter.wants(answer)) {
                byPoint.computeIfAbsent(answer.point(), point -> new ArrayList<>())
                        .add(answer);
            }
        }
        List<PointAnswers> tables = new ArrayList<>();
        Set<String> successive = SuccessiveAnswers.points(report.recordings());
        byPoint.forEach((point, answers) -> tables.add(table(report, point, answers, successive.contains(point))));
        tables.sort(PointAnswers.MOST_TIME_FIRST);
        return List.copyOf(tables);
    }

    /** The slowest single resolutions that are wanted. */
    public List<SlowReport> slowest(Report report) {
        return report.slowest().stream().filter(filter::wants).limit(SLOWEST).toList();
    }

    /** What the wanted keys were chosen from. */
    public List<CandidateReport> candidates(Report report) {
        return report.candidates().stream().filter(filter::wants).toList();
    }

    private PointAnswers table(Report report, String point, List<AnswerReport> answers, boolean successive) {
        Map<List<Object>, List<AnswerReport>> lines = new LinkedHashMap<>();
        for (AnswerReport answer : answers) {
            lines.computeIfAbsent(identity(answer), line -> new ArrayList<>()).add(answer);
        }
        List<AnswerLine> sorted = lines.values().stream()
                .map(line -> new AnswerLine(List.copyOf(line)))
                .sorted(sort.order())
                .toList();
        List<AnswerLine> shown = sorted.subList(0, Math.min(top, sorted.size()));
        return new PointAnswers(point, List.copyOf(shown), sorted, missing(report, point), successive);
    }

    private static List<Object> identity(AnswerReport answer) {
        return List.of(
                answer.mode(),
                answer.key(),
                answer.path(),
                Objects.requireNonNullElse(answer.className(), ""),
                Objects.requireNonNullElse(answer.loader(), ""),
                answer.source(),
                answer.sourceVersion(),
                // What failed has no class; nor has what found nothing.
                answer.failure().isEmpty(),
                answer.found(),
                answer.exact());
    }

    /** How many resolutions of a point are in none of its answers. */
    private static long missing(Report report, String point) {
        long known = report.answers().stream()
                .filter(answer -> answer.point().equals(point))
                .mapToLong(AnswerReport::count)
                .sum();
        long all = report.all().points().stream()
                .filter(each -> each.point().equals(point))
                .mapToLong(PointReport::count)
                .sum();
        return Math.max(0, all - known);
    }
}
