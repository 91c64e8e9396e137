package dev.whence.it.harness.jars;

import dev.whence.it.harness.Io;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Returns of many months and funds: a run over all their periods takes seconds. */
public final class LongReturns {

    private static final int MONTHS = 1012;
    private static final int FUNDS = 60;

    private LongReturns() {}

    /** Writes them, as {@code long.csv}, and others, as {@code returns.csv}, into a folder, and gives the folder. */
    public static Path beside(String returns, Path folder) {
        return Io.attempt(() -> {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("returns.csv"), returns);
            Files.writeString(folder.resolve("long.csv"), csv());
            return folder;
        });
    }

    private static String csv() {
        StringBuilder csv = new StringBuilder("Date,RF,SPX");
        for (int fund = 0; fund < FUNDS; fund++) {
            csv.append(",F").append(fund);
        }
        csv.append('\n');
        for (int month = 0; month < MONTHS; month++) {
            csv.append(String.format(Locale.ROOT, "%04d-%02d", 1920 + month / 12, 1 + month % 12));
            for (int column = 0; column < FUNDS + 2; column++) {
                // Neither alike nor at random.
                csv.append(
                        String.format(Locale.ROOT, ",%.4f", ((month * 31 + column * 17) % (23 + column) - 9) / 1000.0));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
