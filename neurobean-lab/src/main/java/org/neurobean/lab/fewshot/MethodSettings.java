package org.neurobean.lab.fewshot;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Single settings of a method by name, as users write them: "alpha" of BEAN, "learning-rate" of imitation networks. */
public final class MethodSettings {

    /** What a method is, and no setting of it. */
    private static final Set<String> IDENTITY = Set.of("kind", "order", "control");

    private static final JsonMapper JSON = Json.plain();

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final int MOST_ZEROS = 12;

    private MethodSettings() {}

    /** Names of the settings of a method, in alphabetical order; a name that would be ambiguous is left out. */
    public static List<String> names(Method method) {
        return List.copyOf(places(tree(method)).keySet());
    }

    /**
     * The method with other settings.
     *
     * @param values by name; lists are written with + between their members, such as fc2+fc3
     * @throws IllegalArgumentException if there is no setting of a name, or a value is out of its range
     */
    public static Method with(Method method, Map<String, String> values) {
        JsonNode tree = tree(method);
        Map<String, ObjectNode> places = places(tree);
        values.forEach((name, value) -> {
            ObjectNode place = places.get(name);
            if (place == null) {
                throw new IllegalArgumentException("there is no setting '" + name + "'; "
                        + (places.isEmpty() ? "this row has none" : "there is " + String.join(", ", places.keySet())));
            }
            set(place, camelCase(name), name, value);
        });
        try {
            return JSON.treeToValue(tree, Method.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(reason(e), e);
        }
    }

    /** As trials write it, but that the layers of dropout can be set if they are all. */
    private static JsonNode tree(Method method) {
        JsonNode tree = JSON.valueToTree(method);
        for (JsonNode addition : tree.path("additions")) {
            if (addition instanceof ObjectNode dropout
                    && dropout.path("kind").asString().equals("dropout")
                    && !dropout.has("layers")) {
                dropout.putArray("layers");
            }
        }
        return tree;
    }

    private static String reason(JacksonException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return e.getOriginalMessage();
    }

    private static void set(ObjectNode place, String field, String name, String value) {
        JsonNode now = place.path(field);
        try {
            if (now.isBoolean()) {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new IllegalArgumentException(name + " must be true or false, but is " + value);
                }
                place.put(field, value.equals("true"));
            } else if (now.isIntegralNumber()) {
                place.put(field, Integer.parseInt(value));
            } else if (now.isNumber()) {
                place.put(field, number(value).doubleValue());
            } else {
                ArrayNode members = place.putArray(field);
                Arrays.stream(value.split("\\+", -1)).forEach(members::add);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " must be "
                            + (now.isIntegralNumber() ? "a whole number of at most " + Integer.MAX_VALUE : "a number")
                            + ", but is " + value,
                    e);
        }
    }

    private static BigDecimal number(String value) {
        if (!DECIMAL.matcher(value).matches()) {
            throw new NumberFormatException(value);
        }
        return new BigDecimal(value);
    }

    /** One text for all ways to write a number: 300 for 3e2; other values as they are. */
    public static String canonical(String value) {
        if (!DECIMAL.matcher(value).matches()) {
            return value;
        }
        BigDecimal number = number(value).stripTrailingZeros();
        return Math.abs(number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }

    /** The object that holds a setting, by the setting's name. */
    private static Map<String, ObjectNode> places(JsonNode tree) {
        Map<String, @Nullable ObjectNode> places = new TreeMap<>();
        collect(tree, places);
        return places.entrySet().stream()
                .filter(place -> place.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static void collect(JsonNode node, Map<String, @Nullable ObjectNode> places) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().forEach(property -> {
                boolean inner =
                        property.getValue().isObject() || property.getKey().equals("additions");
                if (inner) {
                    collect(property.getValue(), places);
                } else if (!IDENTITY.contains(property.getKey())) {
                    String name = kebabCase(property.getKey());
                    places.put(name, places.containsKey(name) ? null : object);
                }
            });
        } else {
            node.forEach(member -> collect(member, places));
        }
    }

    private static String kebabCase(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String name) {
        StringBuilder field = new StringBuilder();
        for (String word : name.split("-", -1)) {
            field.append(
                    field.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return field.toString();
    }
}
