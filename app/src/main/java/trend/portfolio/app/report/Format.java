package trend.portfolio.app.report;

/** The forms in which a result can be printed; on the command line in lower case. */
public enum Format {
    /** Aligned columns for a person. */
    TABLE,
    /** The shape that other programs read. */
    JSON,
    /** A line per fund, or per figure. */
    CSV
}
