package dev.whence;

/**
 * What a point wants to know of one method.
 *
 * @param point the point that asks
 * @param kind what a call of the method means to it
 * @param name the path of a step, the name of a mode, empty for the point's own method
 * @param method the method
 */
record Probe(Point point, Kind kind, String name, MethodRef method) {

    /** What a call of a probed method means. */
    enum Kind {
        RESOLUTION,
        MODE,
        STEP
    }

    /** As it stands in a points file. */
    @Override
    public String toString() {
        String line;
        switch (kind) {
            case MODE:
                line = point.name() + ".mode." + name;
                break;
            case STEP:
                line = point.name() + ".step." + name;
                break;
            default:
                line = point.name();
        }
        return line + " = " + method;
    }
}
