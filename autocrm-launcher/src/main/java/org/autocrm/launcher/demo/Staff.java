package org.autocrm.launcher.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The teams and agents of the demo desk, as {@code desk.txt} names them. */
record Staff(List<Team> teams, List<Agent> agents) {

    /** The languages as skills are called. */
    private static final Map<String, String> LANGUAGE_SKILLS = Map.of(
            "en",
            "English",
            "de",
            "German",
            "fr",
            "French",
            "es",
            "Spanish",
            "it",
            "Italian",
            "nl",
            "Dutch",
            "pl",
            "Polish",
            "tr",
            "Turkish",
            "vi",
            "Vietnamese");

    /** Something that agents are good at, with its code where it is a language. */
    record Skill(String key, String name, @Nullable String language) {

        static Skill of(String name) {
            var language = LANGUAGE_SKILLS.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            var key = language == null ? name.toLowerCase(Locale.ROOT).replace(' ', '-') : "lang-" + language;
            return new Skill(key, name, language);
        }
    }

    /** A team and the address that its work is sent to. */
    record Team(String name, String address) {}

    /** Somebody who answers customers. */
    record Agent(String name, String email, boolean administrator, List<Team> teams, Map<String, Integer> skills) {

        String firstName() {
            return name.substring(0, name.indexOf(' '));
        }

        boolean speaks(String language) {
            return skills.getOrDefault(LANGUAGE_SKILLS.get(language), 0) >= 3;
        }
    }

    Staff {
        teams = List.copyOf(teams);
        agents = List.copyOf(agents);
    }

    static Staff read() {
        var teams = new HashMap<String, Team>();
        var teamOrder = new ArrayList<Team>();
        var agents = new ArrayList<Agent>();
        var section = "";
        for (String line : Resources.lines("desk.txt")) {
            if (line.endsWith(":")) {
                section = line;
            } else if (!line.isBlank()) {
                var fields = line.split(" \\| ", -1);
                if (section.equals("teams:")) {
                    var team = new Team(fields[0], fields[1]);
                    teams.put(team.name(), team);
                    teamOrder.add(team);
                } else {
                    var own = Arrays.stream(fields[1].split(", ", -1))
                            .map(teams::get)
                            .toList();
                    agents.add(new Agent(fields[0], email(fields[0]), agents.isEmpty(), own, skills(fields[2])));
                }
            }
        }
        return new Staff(teamOrder, agents);
    }

    private static Map<String, Integer> skills(String list) {
        var skills = new TreeMap<String, Integer>();
        for (String skill : list.split(", ", -1)) {
            int space = skill.lastIndexOf(' ');
            skills.put(skill.substring(0, space), Integer.valueOf(skill.substring(space + 1)));
        }
        return skills;
    }

    private static String email(String name) {
        return mailName(name) + "@autocrm.example";
    }

    /** A name as it is spelt in an address: {@code Sanne de Vries} is {@code sanne.devries}. */
    static String mailName(String name) {
        var plain = Normalizer.normalize(
                        name.replace("ß", "ss")
                                .replace("ö", "oe")
                                .replace("ü", "ue")
                                .replace("Ö", "Oe")
                                .replace("ı", "i"),
                        Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z -]", "")
                .toLowerCase(Locale.ROOT);
        int space = plain.indexOf(' ');
        return plain.substring(0, space) + "." + plain.substring(space).replace(" ", "");
    }

    Team team(String name) {
        return teams.stream()
                .filter(team -> team.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no team " + name));
    }

    Team defaultTeam() {
        return teams.get(0);
    }

    Agent administrator() {
        return agents.get(0);
    }

    /** All that somebody is good at, by name. */
    List<Skill> skills() {
        return agents.stream()
                .flatMap(agent -> agent.skills().keySet().stream())
                .distinct()
                .sorted()
                .map(Skill::of)
                .toList();
    }

    /** Those of a team who can answer in this language. */
    List<Agent> speaking(String language, Team team) {
        return agents.stream()
                .filter(agent -> agent.teams().contains(team) && agent.speaks(language))
                .toList();
    }
}
