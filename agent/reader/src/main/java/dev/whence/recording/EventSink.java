package dev.whence.recording;

import java.io.IOException;
import java.util.List;

/** Takes the events of one name. */
public interface EventSink {
    /** The fields wanted, in the order in which the row will number them. Asked once. */
    List<String> fields();

    /**
     * Takes one event. The row is good during the call only, and is the same object each time. One whose values are impossible
     * is to be rejected ({@link Row#reject}); one that has not begun, ended or lasted as an event of its chunk can is not
     * handed over at all.
     */
    void accept(Row row) throws IOException;
}
