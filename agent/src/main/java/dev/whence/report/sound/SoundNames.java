package dev.whence.report.sound;

import dev.whence.recording.EventSink;
import dev.whence.recording.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at the names of points and paths. Of events that have no other rule this is all. */
class SoundNames extends SoundSink {
    /** Of a point, a path or a step. */
    private static final int LONGEST_NAME = 1_000;

    private static final int LAST = 4;

    private final ReportLimits.Names names;
    private final int point;
    private final int path;
    /** What was looked at last, and mostly comes again: the reader gives the same object for the same text as a rule. */
    private final @Nullable String[] lastPoints = new String[LAST];

    private final @Nullable String[] lastPaths = new String[LAST];
    private int last;

    SoundNames(EventSink sink, ReportLimits.Share limits, ReportLimits.Names names) {
        super(sink, limits);
        this.names = names;
        this.point = field("point");
        this.path = field("path");
    }

    @Override
    @Nullable
    String wrong(Row row) throws IOException {
        return wrongName(row);
    }

    final @Nullable String wrongName(Row row) throws IOException {
        String pointName = name(row, point);
        String pathName = name(row, path);
        for (int i = 0; i < LAST; i++) {
            if (pathName == lastPaths[i] && pointName == lastPoints[i]) {
                return null;
            }
        }
        if (pointName.length() > LONGEST_NAME || pathName.length() > LONGEST_NAME) {
            return "its point or path is longer than " + LONGEST_NAME + " characters";
        }
        if (!names.meet(pointName, pathName)) {
            return "there are more than " + ReportLimits.MOST_NAMES + " paths";
        }
        last = (last + 1) % LAST;
        lastPoints[last] = pointName;
        lastPaths[last] = pathName;
        return null;
    }

    private String name(Row row, int field) throws IOException {
        String text = field < 0 ? null : row.text(field);
        return text == null ? "" : text;
    }
}
