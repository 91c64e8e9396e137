package trend.portfolio.app.cli;

/** Six months of two funds, a configuration for them, and what a JVM without the agent says. */
final class SmallSample {
    static final String NO_AGENT = "trend: no Whence agent in this JVM: patched pipelines are not looked for,"
            + " the live one answers" + System.lineSeparator();

    static final String CONFIG = """
            data:
              csv_path: returns.csv
              risk_free_column: Cash
            sample_split:
              in_start: 2020-01
              in_end: 2020-03
              out_start: 2020-04
              out_end: 2020-06
            portfolio:
              rank:
                n: 1
            """;

    static final String RETURNS = """
            Date,Oak,Elm,Cash
            2020-01-31,0.01,0.02,0.001
            2020-02-29,0.02,0.01,0.001
            2020-03-31,-0.01,-0.03,0.001
            2020-04-30,0.03,,0.001
            2020-05-31,-0.02,0.02,0.001
            2020-06-30,0.01,0.02,0.001
            """;

    private SmallSample() {}
}
