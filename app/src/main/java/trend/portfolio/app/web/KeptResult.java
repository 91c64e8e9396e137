package trend.portfolio.app.web;

/**
 * What is kept of a run that is done: the texts themselves, so that what they weigh is known.
 *
 * @param json the document that the command line's {@code --format json} prints
 * @param csv the document that {@code --format csv} prints
 * @param view what the page shows
 */
record KeptResult(byte[] json, byte[] csv, byte[] view) {

    long bytes() {
        return (long) json.length + csv.length + view.length;
    }
}
