package dev.whence.agent.lifecycle;

import dev.whence.agent.protocol.LineKind;
import dev.whence.agent.protocol.Reply;
import java.time.Instant;

/**
 * That a point cost too much, and what was done.
 *
 * @param point its name
 * @param share how much of a processor core it cost
 * @param unwoven whether it is no longer woven; else its single events alone are off
 * @param when since when
 */
record GaveWay(String point, double share, boolean unwoven, Instant when) {
    static final GaveWay[] NOBODY = {};

    /** In one sentence. */
    String text() {
        return "the point " + point + " cost about " + percent() + " % of a processor core: "
                + (unwoven
                        ? "it is unwoven, and counted until " + when
                        : "its single events are off since " + when + ", and it is counted on");
    }

    /** A line for each. */
    static String text(GaveWay[] all) {
        StringBuilder lines = new StringBuilder();
        for (GaveWay each : all) {
            lines.append(lines.length() == 0 ? "" : "\n").append(each.text());
        }
        return lines.toString();
    }

    void describe(Reply reply) {
        reply.line(LineKind.GAVE_WAY, point, percent(), unwoven ? "unwoven" : "events off", when, text());
    }

    private double percent() {
        return share < 0.1 ? Math.round(share * 10_000) / 100.0 : Math.round(share * 1_000) / 10.0;
    }
}
