// A day at the registry with the client of openapi-generator for Go: live SERVER SERIAL.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"golang.org/x/oauth2"
	registry "registry"
)

var (
	client *registry.APIClient
	ctx    = context.Background()
	serial string
)

func main() {
	serial = os.Args[2]
	settings := registry.NewConfiguration()
	settings.Servers = registry.ServerConfigurations{{URL: os.Args[1]}}
	client = registry.NewAPIClient(settings)
	logIn()
	class := pageOn()
	trainee := create()
	patch(trainee)
	readProblem(trainee.GetResidenceUnitId())
	upload()
	download(class)
}

func logIn() {
	token, _, err := client.OauthAPI.OauthToken(ctx).
		GrantType("password").Username("school").Password("hoc-nghe-son-la").Execute()
	said("log in", err, token.GetAccessToken() != "")
	source := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: token.GetAccessToken()})
	ctx = context.WithValue(ctx, registry.ContextOAuth2, source)
}

func pageOn() string {
	enrolments := client.EnrolmentsAPI.EnrolmentList(ctx).Limit(2).AppliedDateGte("2020-01-01")
	first, _, err := enrolments.Execute()
	said("list", err, len(first.GetData()) == 2)
	second, _, err := enrolments.Cursor(first.Page.GetNextCursor()).Execute()
	said("page on", err, second.Data[0].Id != first.Data[0].Id && second.Data[0].Id != first.Data[1].Id)
	return first.Data[0].ClassId
}

func person(citizenID, commune string) registry.TraineeInput {
	input := registry.NewTraineeInput("Lò Thị Hoa", registry.SEX_FEMALE, "2004-03-08")
	input.SetCitizenId(citizenID)
	input.SetResidenceUnitId(commune)
	return *input
}

func create() *registry.TraineeView {
	place, _, err := client.AdminUnitsAPI.UnitResolve(ctx).Code("03646").Date("2024-05-01").Execute()
	said("look a commune up", err, place.Unit.GetName() != "")
	made, _, err := client.TraineesAPI.TraineeCreate(ctx).IdempotencyKey("live-" + serial).
		TraineeInput(person("0143049"+serial+"001", place.Unit.Id)).Execute()
	said("create", err, made.GetFullName() == "Lò Thị Hoa" && string(made.GetSex()) == "FEMALE")
	return made
}

func patch(trainee *registry.TraineeView) {
	change := registry.NewTraineeInputPatch()
	change.SetAddress("Bản Mòng")
	request := client.TraineesAPI.TraineeChange(ctx, trainee.Id).
		IfMatch(fmt.Sprintf("%q", fmt.Sprint(trainee.Version))).TraineeInputPatch(*change)
	changed, _, err := request.Execute()
	said("patch", err, changed.GetAddress() == "Bản Mòng")
	_, answer, _ := request.Execute()
	said("patch of a stale version", nil, answer.StatusCode == http.StatusPreconditionFailed)
}

func readProblem(commune string) {
	_, answer, err := client.TraineesAPI.TraineeCreate(ctx).
		TraineeInput(person("0143059"+serial+"001", commune)).Execute()
	problem := err.(*registry.GenericOpenAPIError).Model().(registry.Problem)
	fault := problem.Errors[0]
	said("problem", nil, answer.StatusCode == http.StatusUnprocessableEntity &&
		fault.Code == "CITIZEN_ID_BIRTH_YEAR" && fault.GetPointer() == "/citizenId")
}

func upload() {
	rows := "fullName,sex,birthDate,citizenId,residenceCode\n" +
		"Lò Thị Mai,FEMALE,2004-05-17,0143049" + serial + "002,03646\n"
	job, _, err := client.ImportsAPI.ImportCreate(ctx).Kind(registry.IMPORTKIND_TRAINEES).
		System("live").Body(rows).Execute()
	for tries := 0; err == nil && string(job.State) != "SUCCEEDED" && tries < 100; tries++ {
		time.Sleep(100 * time.Millisecond)
		job, _, err = client.ImportsAPI.ImportRead(ctx, job.Id).Execute()
	}
	said("upload", err, string(job.State) == "SUCCEEDED" && job.Counts.Created == 1)
}

func download(class string) {
	file, _, err := client.DocumentsAPI.ClassDocumentRead(ctx, class, "trainees").Execute()
	start := make([]byte, 4)
	if err == nil {
		_, err = file.Read(start)
	}
	said("download", err, string(start) == "%PDF")
}

func said(step string, err error, holds bool) {
	if err != nil || !holds {
		fmt.Println("FAILED ", step, err)
		os.Exit(1)
	}
	fmt.Println("ok ", step)
}
