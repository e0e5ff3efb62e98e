package org.autocrm.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headless Chromium of the run: the system's if there is one, else the test tool's own download, else, on Debian
 * and as root, the one that apt-get installs. Without any, tests fail; they are never skipped.
 *
 * <p>It is started for the first that asks, and ends with the process. What tests are to keep apart, such as cookies,
 * is kept apart by contexts and pages of their own.
 */
final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static @Nullable Browser running;

    private Chromium() {}

    /** The browser, which a test opens pages in and closes them. Used by one thread only, as the test tool wants it. */
    static Browser browser() {
        var browser = running;
        if (browser == null || !browser.isConnected()) {
            browser = start();
            running = browser;
        }
        return browser;
    }

    private static Browser start() {
        var ofTheSystem = ofTheSystem();
        if (ofTheSystem.isPresent()) {
            return start(ofTheSystem);
        }
        try {
            return start(Optional.empty());
        } catch (RuntimeException e) { // a failed download is no PlaywrightException
            Programs.install("chromium");
            return start(Optional.of(ofTheSystem()
                    .orElseThrow(() -> new IllegalStateException(
                            "No browser: install Chromium (apt-get install chromium), or let the test tool download its own.",
                            e))));
        }
    }

    private static Browser start(Optional<Path> program) {
        var environment =
                program.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            var options = new LaunchOptions().setHeadless(true).setArgs(FLAGS);
            program.ifPresent(options::setExecutablePath);
            return playwright.chromium().launch(options);
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    private static Optional<Path> ofTheSystem() {
        return Programs.find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    }
}
