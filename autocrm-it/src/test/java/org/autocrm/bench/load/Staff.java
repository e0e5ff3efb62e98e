package org.autocrm.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Teams and agents, as they are in the database already. */
record Staff(List<Team> teams) {

    record Team(long id, String name, String address, List<Agent> agents) {}

    record Agent(long id, String name, String email) {

        String firstName() {
            return name.split(" ", 2)[0];
        }
    }

    static Staff read(Connection connection) throws SQLException {
        var teams = new ArrayList<Team>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, name, coalesce(address, '') from team order by id")) {
            while (rows.next()) {
                var id = rows.getLong(1);
                teams.add(new Team(id, rows.getString(2), rows.getString(3), agents(connection, id)));
            }
        }
        return new Staff(List.copyOf(teams));
    }

    private static List<Agent> agents(Connection connection, long team) throws SQLException {
        var agents = new ArrayList<Agent>();
        try (var statement = connection.prepareStatement(
                "select a.id, a.name, a.email from account a join team_member m on m.account_id = a.id"
                        + " where m.team_id = ? order by a.id")) {
            statement.setLong(1, team);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    agents.add(new Agent(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return List.copyOf(agents);
    }
}
