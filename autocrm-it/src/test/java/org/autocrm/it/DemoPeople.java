package org.autocrm.it;

/** People of the demo whom the tests play. */
final class DemoPeople {

    static final String ADMINISTRATOR = "amelia.hart@autocrm.example";
    static final String AGENT = "jonas.weber@autocrm.example";
    static final String CUSTOMER = "nora.whitaker@brightwell.example";
    static final String PASSWORD = "autocrm-demo";
    static final String API_KEY = "acrm_demo_7hK2vQx9TmWc4RbYz8LpNs3Jf6Gd5AeU";

    private DemoPeople() {}
}
