package org.autocrm.it;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An agent in front of the desk, in a real browser. */
final class Desk implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final Stage stage;
    private final List<String> complaints = new ArrayList<>();

    private Desk(Stage stage, int width, int height, ColorScheme scheme) {
        this.stage = stage;
        context = Chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("en-GB")
                        .setColorScheme(scheme));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.setDefaultTimeout(60_000);
    }

    static Desk logIn(Stage stage, String email) {
        return logIn(stage, email, 1440, 900, ColorScheme.LIGHT);
    }

    static Desk logIn(Stage stage, String email, int width, int height, ColorScheme scheme) {
        var desk = new Desk(stage, width, height, scheme);
        desk.page.navigate(stage.desk() + "/");
        desk.page.fill("[id='login:email']", email);
        desk.page.fill("[id='login:password']", DemoPeople.PASSWORD);
        desk.page.click("[id='login:go']");
        desk.page.waitForURL("**/tickets*");
        return desk;
    }

    Page page() {
        return page;
    }

    /** What scripts of the pages complained about. */
    List<String> complaints() {
        return complaints;
    }

    /** The rows of the list that show that text. */
    Locator rows(String text) {
        return page.locator("tr.ticket", new Page.LocatorOptions().setHasText(text));
    }

    void openTicket(String number) {
        page.navigate(stage.desk() + "/tickets/" + number);
        page.waitForSelector(".ql-editor");
    }

    void write(String text) {
        page.locator(".ql-editor").click();
        page.keyboard().type(text);
    }

    void replay(String number) {
        page.navigate(stage.desk() + "/admin/failures");
        page.locator("tr", new Page.LocatorOptions().setHasText("#" + number))
                .locator("input[type=submit]")
                .click();
        page.waitForLoadState();
    }

    void picture(Path file) {
        page.evaluate("document.fonts.ready");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
