package guest.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers {@code ?title=...} with the book, and with 400 where there is none. */
public final class CatalogueServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            Book book = Catalogue.find(request.getParameter("title"));
            if (request.getParameter("forget") != null) {
                Catalogue.forget(book);
            }
            response.getWriter().print(request.getContextPath() + " has " + book.title());
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.getWriter().print(e.getMessage());
        }
    }
}
