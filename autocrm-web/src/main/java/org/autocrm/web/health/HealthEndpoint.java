package org.autocrm.web.health;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.autocrm.setting.Health;

/**
 * {@code /health/live} answers while the application runs; {@code /health/ready} answers 200 while everything it stands
 * on is there, else 503. The body names each check, in the form of MicroProfile Health.
 */
@WebServlet({"/health/live", "/health/ready", "/health"})
public class HealthEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private Health health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Health.Check> checks = request.getServletPath().equals("/health/live") ? List.of() : health.checks();
        var up = checks.stream().allMatch(Health.Check::up);
        var list = Json.createArrayBuilder();
        checks.forEach(check -> list.add(Json.createObjectBuilder()
                .add("name", check.name())
                .add("status", word(check.up()))
                .add("data", Json.createObjectBuilder().add("detail", check.detail()))));
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("status", word(up))
                        .add("checks", list)
                        .build()
                        .toString());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
