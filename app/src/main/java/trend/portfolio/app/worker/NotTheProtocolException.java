package trend.portfolio.app.worker;

import java.io.IOException;

/** Tells that what came through a worker's stream is not what a worker writes. */
final class NotTheProtocolException extends IOException {

    private static final long serialVersionUID = 1;

    NotTheProtocolException(String what) {
        super(what);
    }
}
