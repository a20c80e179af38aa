import java.io.FileInputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.*;
import org.openapitools.client.model.*;

/** A day at the registry with the client of openapi-generator for Java: Live SERVER SERIAL. */
public class Live {
    private static final ApiClient CLIENT = new ApiClient();
    private static String serial;

    public static void main(String[] arguments) throws Exception {
        CLIENT.updateBaseUri(arguments[0]);
        serial = arguments[1];
        logIn();
        UUID ofClass = pageOn();
        TraineeView trainee = create();
        patch(trainee);
        readProblem(trainee.getResidenceUnitId());
        upload();
        download(ofClass);
    }

    private static void logIn() throws ApiException {
        var form = OauthApi.APIOauthTokenRequest.newBuilder()
            .grantType("password").username("school").password("hoc-nghe-son-la").build();
        String token = new OauthApi(CLIENT).oauthToken(form).getAccessToken();
        CLIENT.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token));
        said("log in", !token.isEmpty());
    }

    private static UUID pageOn() throws ApiException {
        var first = enrolments(null);
        said("list", first.getData().size() == 2);
        var second = enrolments(first.getPage().getNextCursor());
        UUID id = first.getData().get(0).getId();
        said("page on", second.getData().stream().noneMatch(row -> row.getId().equals(id)));
        return first.getData().get(0).getClassId();
    }

    private static PageEnrolmentView enrolments(String cursor) throws ApiException {
        return new EnrolmentsApi(CLIENT).enrolmentList(EnrolmentsApi.APIEnrolmentListRequest.newBuilder()
            .limit(2L).appliedDateGte(LocalDate.of(2020, 1, 1)).cursor(cursor).build());
    }

    private static TraineeInput person(String citizenId, UUID commune) {
        return new TraineeInput().citizenId(citizenId).fullName("Lò Thị Hoa").sex(Sex.FEMALE)
            .birthDate("2004-03-08").residenceUnitId(commune);
    }

    private static TraineeView create() throws ApiException {
        UUID commune = new AdminUnitsApi(CLIENT).unitResolve(AdminUnitsApi.APIUnitResolveRequest.newBuilder()
            .code("03646").date(LocalDate.of(2024, 5, 1)).build()).getUnit().getId();
        TraineeView made = new TraineesApi(CLIENT).traineeCreate(TraineesApi.APITraineeCreateRequest.newBuilder()
            .traineeInput(person("0143049" + serial + "001", commune)).idempotencyKey("live-" + serial).build());
        said("create", made.getFullName().equals("Lò Thị Hoa") && is(made.getSex(), "FEMALE"));
        return made;
    }

    private static void patch(TraineeView trainee) throws ApiException {
        var trainees = new TraineesApi(CLIENT);
        var change = TraineesApi.APITraineeChangeRequest.newBuilder().traineeId(trainee.getId())
            .ifMatch("\"" + trainee.getVersion() + "\"")
            .traineeInputPatch(new TraineeInputPatch().address("Bản Mòng")).build();
        said("patch", trainees.traineeChange(change).getAddress().equals("Bản Mòng"));
        try {
            trainees.traineeChange(change);
            said("patch of a stale version", false);
        } catch (ApiException error) {
            said("patch of a stale version", error.getCode() == 412);
        }
    }

    private static void readProblem(UUID commune) throws Exception {
        try {
            new TraineesApi(CLIENT).traineeCreate(TraineesApi.APITraineeCreateRequest.newBuilder()
                .traineeInput(person("0143059" + serial + "001", commune)).build());
            said("problem", false);
        } catch (ApiException error) {
            Problem problem = CLIENT.getObjectMapper().readValue(error.getResponseBody(), Problem.class);
            FieldProblem fault = problem.getErrors().get(0);
            said("problem", error.getCode() == 422 && fault.getCode().equals("CITIZEN_ID_BIRTH_YEAR")
                && fault.getPointer().equals("/citizenId"));
        }
    }

    private static void upload() throws Exception {
        var imports = new ImportsApi(CLIENT);
        String rows = "fullName,sex,birthDate,citizenId,residenceCode\n"
            + "Lò Thị Mai,FEMALE,2004-05-17,0143049" + serial + "002,03646\n";
        ImportView job = imports.importCreate(ImportsApi.APIImportCreateRequest.newBuilder()
            .kind(ImportKind.TRAINEES).system("live").mode(ImportMode.COMMIT).body(rows).build());
        for (int tries = 0; !is(job.getState(), "SUCCEEDED") && tries < 100; tries++) {
            Thread.sleep(100);
            job = imports.importRead(ImportsApi.APIImportReadRequest.newBuilder().importId(job.getId()).build());
        }
        said("upload", is(job.getState(), "SUCCEEDED") && job.getCounts().getCreated() == 1);
    }

    private static void download(UUID ofClass) throws Exception {
        var paper = new DocumentsApi(CLIENT).classDocumentRead(DocumentsApi.APIClassDocumentReadRequest.newBuilder()
            .classId(ofClass)._list("trainees").build());
        try (var file = new FileInputStream(paper)) {
            said("download", new String(file.readNBytes(4)).equals("%PDF"));
        }
    }

    /** A code of an answer, whether its type lists the codes or, as they may grow, is a text. */
    private static boolean is(Object code, String expected) {
        return String.valueOf(code).equals(expected);
    }

    private static void said(String step, boolean holds) {
        System.out.println((holds ? "ok  " : "FAILED  ") + step);
        if (!holds) {
            System.exit(1);
        }
    }
}
